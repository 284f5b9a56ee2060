import { found } from '../kernel/found.js'
import { id, isId } from '../kernel/id.js'
import { typed } from '../platform/web/form.js'
import type { Route } from '../platform/web/route.js'
import { Button, Form } from '../ui/form.js'
import { Page } from '../ui/page.js'

/** What a town has besides its rooms: a page with a form on it, and a way in that asks for no proof. */
export const townHall: readonly Route[] = [
  [
    'GET',
    '/town/form',
    'anyone',
    async () => ({
      page: (
        <Page title="Town hall">
          <Form action="/town/sign-in">
            <Button>Come in</Button>
          </Form>
        </Page>
      ),
    }),
  ],
  [
    'POST',
    '/town/sign-in',
    'anyone',
    async ({ form }) => {
      const person = typed(form, 'person')
      const start = {
        person: id<'Person'>(found(isId(person) ? person : undefined)),
        assurance: 'one-factor',
      }
      const ownDevice = typed(form, 'device') === 'own'
      return { goTo: '/town/form', session: { start: { ...start, assurance: 'one-factor', ownDevice } } }
    },
  ],
  [
    'POST',
    '/town/set-up',
    'anyone',
    async () => ({ goTo: '/town/form', session: { start: { assurance: 'set-up' } } }),
  ],
  ['POST', '/town/sign-out', 'anyone', async () => ({ goTo: '/town/form', session: { end: true } })],
]
