import type { VNode } from 'preact'
import { found } from '../../kernel/found.js'
import { useFrame, useSay } from '../../ui/frame.js'
import { Page } from '../../ui/page.js'
import type { Route } from '../web/route.js'
import type { World } from '../world.js'
import { type Kept, keptLetters } from './mailbox.js'

const MOST = 50

/**
 * What would have been sent, had a mail server been set.
 * @throws Missing where the request does not come from this very machine
 */
export async function mailbox(world: World, isFromHere: boolean): Promise<VNode> {
  found(isFromHere || undefined)
  const letters = await keptLetters(world.read, MOST)
  return <Mailbox letters={letters} zone={world.organisation.zone} />
}

export const mailboxRoutes: readonly Route[] = [
  [
    'GET',
    '/mailbox',
    'anyone',
    async ({ world, isFromHere }) => ({ page: await mailbox(world, isFromHere) }),
  ],
]

type Props = { readonly letters: readonly Kept[]; readonly zone: string }

function Mailbox({ letters, zone }: Props) {
  const say = useSay()
  return (
    <Page title={say('mailbox.title')} lead={say('mailbox.lead')}>
      {letters.length === 0 && <p class="govuk-body">{say('mailbox.none')}</p>}
      {letters.map((letter) => (
        <OneLetter letter={letter} zone={zone} key={letter.id} />
      ))}
    </Page>
  )
}

function OneLetter({ letter, zone }: { readonly letter: Kept; readonly zone: string }) {
  const say = useSay()
  const { language } = useFrame()
  const written = new Intl.DateTimeFormat(language === 'cy' ? 'cy' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: zone,
  })
  return (
    <article>
      <h2 class="govuk-heading-m">{letter.subject}</h2>
      <p class="govuk-body">
        {say('mailbox.to')}: {letter.address}
        <br />
        {say('mailbox.written')}: {written.format(new Date(letter.writtenAt))}
      </p>
      {letter.body.split(/\n{2,}/).map((part) => (
        <p class="govuk-body govuk-!-text-break-word">{lines(part)}</p>
      ))}
    </article>
  )
}

const lines = (part: string) => part.split('\n').flatMap((line, i) => (i ? [<br />, line] : [line]))
