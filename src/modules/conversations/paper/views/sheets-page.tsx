import { useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Warning } from '../../../../ui/parts.js'
import { grouped, Qr } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import { pathTo } from '../../start/views/path.js'
import type { Printed, Size } from '../print.js'

type Props = {
  readonly conversation: Conversation
  readonly ideas: readonly Printed[]
  /** which of these somebody may be here, to tick */
  readonly perspectives: readonly string[]
  readonly size: Size
  /** the code of each sheet, where it has one */
  readonly sheets: readonly (string | undefined)[]
  readonly origin: string
}

/** Voting sheets, one on a page of paper each. Their codes are shown this once and kept nowhere. */
export function SheetsPage({ conversation: c, ideas, perspectives, size, sheets, origin }: Props) {
  const say = useSay()
  return (
    <Page title={say('paper.sheets.title', { n: sheets.length })} path={pathTo(say, c)} width="working">
      <div class="tl-no-print">
        <Warning>{say('paper.sheets.once')}</Warning>
        <p>
          <a href={`/conversations/${c.id}/paper`}>{say('paper.sheets.back')}</a>
        </p>
      </div>
      {sheets.map((code, at) => (
        <section class={`tl-sheet tl-sheet-${size}`} aria-label={say('paper.sheet.label', { n: at + 1 })}>
          <Head conversation={c} perspectives={perspectives} />
          <Ideas ideas={ideas} />
          {code && <Code code={code} address={`${origin}/conversations/code`} />}
        </section>
      ))}
    </Page>
  )
}

function Head({ conversation: c, perspectives }: Pick<Props, 'conversation' | 'perspectives'>) {
  const say = useSay()
  const { organisation } = useFrame()
  return (
    <>
      <p class="tl-slip-place">{organisation.name}</p>
      <h2 lang={c.language}>{c.question}</h2>
      <p>{say('paper.sheet.how')}</p>
      <p>{say('paper.sheet.matters')}</p>
      <p>{say('paper.sheet.who')}</p>
      <Boxes names={perspectives} />
    </>
  )
}

function Ideas({ ideas }: { readonly ideas: readonly Printed[] }) {
  const say = useSay()
  const boxes = ['agree', 'disagree', 'unsure', 'matters-box'] as const
  return (
    <ol class="tl-sheet-ideas">
      {ideas.map(({ number, text, language, notEasy }) => (
        <li value={number}>
          <p lang={language}>{text}</p>
          {notEasy && <p class="tl-soft">{say('paper.sheet.not-easy')}</p>}
          <Boxes names={boxes.map((box) => say(`paper.sheet.${box}`))} />
        </li>
      ))}
    </ol>
  )
}

const Boxes = ({ names }: { readonly names: readonly string[] }) => (
  <ul class="tl-sheet-boxes">
    {names.map((name) => (
      <li>
        <span class="tl-sheet-box" aria-hidden="true" />
        {name}
      </li>
    ))}
  </ul>
)

function Code({ code, address }: { readonly code: string; readonly address: string }) {
  const say = useSay()
  return (
    <div class="tl-sheet-code">
      <Qr text={address} label={say('paper.sheet.qr')} fine />
      <div>
        <p>{say('paper.sheet.code', { address: address.replace(/^https?:\/\//, '') })}</p>
        <p class="tl-code">{grouped(code, 4)}</p>
      </div>
    </div>
  )
}
