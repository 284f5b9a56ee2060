import { Type } from '@sinclair/typebox'
import type { Key } from '../../locales/en.js'
import { fieldsIn } from '../../platform/web/fields.js'
import { fill } from '../../platform/web/fill.js'
import { NO_FORM } from '../../platform/web/form.js'
import type { Route } from '../../platform/web/route.js'
import type { Say } from '../../ui/say.js'
import { nameOrganisation, useSetUpLink } from './set-up-commands.js'
import { NameOrganisation } from './views/name-organisation.js'
import { OpenDoor } from './views/open-door.js'

const naming = (say: Say) => {
  const { text, choice } = fieldsIn(say)
  return Type.Object({
    name: text({ ask: say('set-up.name.ask'), most: 200 }),
    language: choice(say('set-up.language.ask'), ['en', 'cy']),
    zone: text({ ask: say('set-up.zone.ask'), most: 60 }),
  })
}

const WORDS: Readonly<Record<'no-such-link' | 'link-used' | 'link-old', Key>> = {
  'no-such-link': 'set-up.no-such-link',
  'link-used': 'set-up.link-used',
  'link-old': 'set-up.link-old',
}

export const setUpRoutes: readonly Route[] = [
  ['GET', '/set-up/:code', 'anyone', async ({ param }) => ({ page: <OpenDoor code={param('code')} /> })],
  [
    'POST',
    '/set-up/:code',
    'anyone',
    async (visit) => {
      const answer = await useSetUpLink(visit.world, visit.param('code'))
      if (answer.ok) return { goTo: '/set-up', session: { start: { assurance: 'set-up' } } }
      const errors = { main: visit.say(WORDS[answer.no]) }
      return { page: <OpenDoor code={visit.param('code')} errors={errors} />, status: 422 }
    },
  ],
  [
    'GET',
    '/set-up',
    'set-up',
    async ({ world }) => ({ page: <NameOrganisation organisation={world.organisation} form={NO_FORM} /> }),
  ],
  [
    'POST',
    '/set-up',
    'set-up',
    async ({ world, actor, say, form }) => {
      const again = (errors: Readonly<Record<string, string>>) =>
        ({
          page: <NameOrganisation organisation={world.organisation} form={form} errors={errors} />,
          status: 422,
        }) as const
      const filled = fill(naming(say), form)
      if (!filled.ok) return again(filled.errors)
      const answer = await nameOrganisation(world, actor, filled.value)
      return answer.ok ? { goTo: '/' } : again({ zone: say('set-up.zone.ask') })
    },
  ],
]
