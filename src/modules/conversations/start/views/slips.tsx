import { type Form as Typed, typed } from '../../../../platform/web/form.js'
import { Input } from '../../../../ui/fields.js'
import { Button, Do, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Cards, Warning } from '../../../../ui/parts.js'
import { LANGUAGES, sayIn } from '../../../../ui/say.js'
import { grouped, Qr } from '../../../people/index.js'
import type { Conversation } from '../../conversation.js'
import { MOST_AT_ONCE, type Run } from '../slip.js'
import { useDay } from './day.js'
import { Did } from './did.js'
import { pathTo } from './path.js'

export type RunShown = Run & {
  readonly on: string
  /** how many are used, said so that it tells nothing of one person */
  readonly usedSaid: 'few' | number
  readonly who: string | undefined
  readonly mayCancel: boolean
}

type Props = {
  readonly conversation: Conversation
  readonly runs: readonly RunShown[]
  readonly done: string | undefined
  readonly form: Typed
  readonly errors: Errors
}

/** How many slips to print; and what was handed out before, for all to see. */
export function SlipsPage({ conversation: c, runs, done, form, errors }: Props) {
  const say = useSay()
  const at = `/conversations/${c.id}/slips`
  return (
    <Page
      title={say('start.slips.title')}
      lead={say('start.slips.lead')}
      path={pathTo(say, c)}
      errors={errors}
    >
      <Did done={done} />
      <p>{say('start.slips.what')}</p>
      <Form action={at}>
        <Input
          name="count"
          label={say('start.slips.count')}
          hint={say('start.slips.count.hint', { most: MOST_AT_ONCE })}
          digits
          width="short"
          value={typed(form, 'count')}
        />
        <Button>{say('start.slips.make')}</Button>
      </Form>
      <Runs runs={runs} at={at} />
    </Page>
  )
}

/** Who handed out how many: both sides see it, so that nobody fills the room alone. */
export function Runs({ runs, at }: { readonly runs: readonly RunShown[]; readonly at: string }) {
  const say = useSay()
  const day = useDay()
  if (!runs.length) return null
  return (
    <section>
      <h2>{say('start.runs')}</h2>
      <Cards>
        {runs.map(({ id, kind, made, on, who, cancelled, usedSaid, mayCancel }) => (
          <>
            <p>
              <strong>{say(`start.run.${kind}`, { n: made })}</strong>
              <br />
              {say('start.run.by', { who: who ?? say('start.somebody'), day: day(on) })}
              <br />
              {usedSaid === 'few' ? say('start.run.used-few') : say('start.run.used', { n: usedSaid })}
              {cancelled && (
                <>
                  <br />
                  {say('start.run.cancelled')}
                </>
              )}
            </p>
            {mayCancel && !cancelled && (
              <Do at={`${at}/${id}/cancel`} kind="quiet">
                {say('start.run.cancel')}
              </Do>
            )}
          </>
        ))}
      </Cards>
    </section>
  )
}

type SheetProps = {
  readonly conversation: Conversation
  readonly codes: readonly string[]
  readonly origin: string
  readonly organisation: string
}

/** Printed, cut and handed out. Shown once: nobody can show these codes again. */
export function SlipSheet({ conversation: c, codes, origin, organisation }: SheetProps) {
  const say = useSay()
  const typeAt = `${origin}/conversations/code`.replace(/^https?:\/\//, '')
  return (
    <Page title={say('start.sheet.title', { n: codes.length })} path={pathTo(say, c)} width="working">
      <div class="tl-no-print">
        <Warning>{say('start.sheet.once')}</Warning>
        <p>{say('start.sheet.how')}</p>
        <p>
          <a href={`/conversations/${c.id}/slips`}>{say('start.sheet.back')}</a>
        </p>
      </div>
      <ul class="tl-slips">
        {codes.map((code) => (
          <li class="tl-slip">
            <div>
              <p class="tl-slip-place">{organisation}</p>
              <p class="tl-slip-question" lang={c.language}>
                {c.question}
              </p>
              {LANGUAGES.map((language) => (
                <p lang={language}>{sayIn(language)('start.slip.how', { address: typeAt })}</p>
              ))}
              <p class="tl-code">{grouped(code, 4)}</p>
            </div>
            <Qr text={`${origin}/conversations/${c.id}/come/${code}`} label={say('start.slip.qr')} fine />
          </li>
        ))}
      </ul>
    </Page>
  )
}
