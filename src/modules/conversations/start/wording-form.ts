import { Type } from '@sinclair/typebox'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import type { Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import type { Conversation } from '../conversation.js'
import { otherOf } from './other-language.js'
import type { Wording } from './prepare.js'
import { setLanguages } from './prepare-commands.js'

/** The question in the other language and in Easy Read: the words, or who makes them and by when. */
export async function setLanguagesFrom({ world, actor, say, form }: Visit, draft: Conversation) {
  const { maybeText, maybeDay } = fieldsIn(say)
  const by = maybeText({ most: 200 })
  const due = maybeDay(say('start.closes.ask'))
  const filled = fill(
    Type.Object({
      question: maybeText({ most: 300 }),
      about: maybeText({ most: 1000, lines: true }),
      by,
      due,
      easy: maybeText({ most: 600, lines: true }),
      easyby: by,
      easydue: due,
    }),
    form,
  )
  if (!filled.ok) return filled
  const { question, about, easy, ...who } = filled.value
  const other = {
    ...{ language: otherOf(draft.language), easyRead: false, question, about },
    ...{ madeBy: who.by, dueOn: who.due },
  }
  const simple = {
    ...{ language: draft.language, easyRead: true, question: easy, about: undefined },
    ...{ madeBy: who.easyby, dueOn: who.easydue },
  }
  const errors: Errors = { ...wrongIn(other, say, 'by', 'due'), ...wrongIn(simple, say, 'easyby', 'easydue') }
  if (Object.keys(errors).length > 0) return { ok: false, errors } as const
  const wordings = [other, simple].flatMap((one) => wordingOf(one) ?? [])
  return { ok: true, answer: await setLanguages(world, actor, draft.id, wordings) } as const
}

type Typed = Pick<Wording, 'language' | 'easyRead'> & {
  readonly question: string | undefined
  readonly about: string | undefined
  readonly madeBy: string | undefined
  readonly dueOn: Wording['dueOn'] | undefined
}

/** Words need the name of whoever made them; a promise needs a name and a day. */
function wrongIn({ question, madeBy, dueOn }: Typed, say: Visit['say'], by: string, due: string): Errors {
  if (question !== undefined) return madeBy ? {} : { [by]: say('start.wording.by.ask') }
  if (madeBy && !dueOn) return { [due]: say('start.wording.due.ask') }
  if (dueOn && !madeBy) return { [by]: say('start.wording.by.ask') }
  return {}
}

function wordingOf({ question, about, madeBy, dueOn, ...at }: Typed): Wording | undefined {
  if (!madeBy) return undefined
  if (question === undefined) return { ...at, question: null, about: null, madeBy, dueOn: dueOn ?? null }
  // What is there needs no day any more.
  return { ...at, question, about: about ?? null, madeBy, dueOn: null }
}
