import { Type } from '@sinclair/typebox'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed } from '../../../platform/web/form.js'
import type { Visit } from '../../../platform/web/route.js'
import { groupsOf, perspectivesOf } from '../../people/index.js'
import type { Asked, Conversation } from '../conversation.js'
import { MOST_TARGET } from './prepare.js'
import { setWho } from './prepare-commands.js'

/** Which groups, an open link or none, and each perspective: must be heard, may speak, or is not asked. */
export async function setWhoFrom({ world, actor, say, form }: Visit, draft: Conversation) {
  const { several, choice, whole } = fieldsIn(say)
  const target = whole(say('start.target.ask'), 1, MOST_TARGET)
  const groups = (await groupsOf(world)).map(({ id }) => id)
  const filled = fill(
    Type.Object({
      groups: several(say('start.groups.ask'), groups, 0),
      link: choice(say('start.choose.ask'), ['yes', 'no']),
    }),
    form,
  )
  if (!filled.ok) return filled
  const asked: Asked[] = []
  const errors: Record<string, string> = {}
  for (const { id } of await perspectivesOf(world)) {
    const as = typed(form, `ask-${id}`)
    if (as !== 'must' && as !== 'may') continue
    const name = `target-${id}`
    const hoped = typed(form, name).trim() === '' ? undefined : fill(Type.Object({ [name]: target }), form)
    if (hoped && !hoped.ok) Object.assign(errors, hoped.errors)
    else asked.push({ perspective: id, required: as === 'must', target: hoped?.value[name] ?? null })
  }
  if (asked.length === 0) errors.perspectives = say('start.no.perspectives')
  if (filled.value.link === 'yes' && draft.smallRoom) errors.link = say('start.no.small-and-link')
  if (Object.keys(errors).length > 0) return { ok: false, errors } as const
  const who = { groups: filled.value.groups, asked, link: filled.value.link === 'yes' }
  return { ok: true, answer: await setWho(world, actor, draft.id, who) } as const
}
