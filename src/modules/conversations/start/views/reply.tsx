import { type Form as Typed, typed } from '../../../../platform/web/form.js'
import { Radios, Select, Textarea } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Card, Empty, Inset, Tag } from '../../../../ui/parts.js'
import type { Conversation } from '../../conversation.js'
import type { ReplyLine } from '../first.js'
import type { Reply } from '../reply.js'
import { useDay } from './day.js'
import { Did } from './did.js'
import { languageName, SPOKEN } from './languages.js'
import { pathTo } from './path.js'
import { VerdictWords } from './standing.js'

type Props = {
  readonly conversation: Conversation
  readonly replies: readonly Reply[]
  readonly standing: readonly ReplyLine[]
  readonly names: ReadonlyMap<string, string>
  /** this visitor took part, and may say whether the latest reply is good enough */
  readonly judges: boolean
  /** what they said of it before */
  readonly own: boolean | undefined
  /** this visitor writes the reply that is owed */
  readonly writes: boolean
  readonly done: string | undefined
  readonly form: Typed
  readonly errors: Errors
}

/** What came of it: the reply, whether it was good enough, and a second one where it was not. */
export function ReplyPage(props: Props) {
  const { conversation: c, replies, standing, writes, done, errors, judges } = props
  const say = useSay()
  const day = useDay()
  const given = replies.filter(({ said }) => said !== null)
  const owed = standing.find(({ kind }) => kind !== 'here')
  const latest = given.at(-1)
  return (
    <Page title={say('start.reply.title')} lead={c.question} path={pathTo(say, c)} errors={errors}>
      <Did done={done} />
      {given.map((reply) => (
        <One
          replier={c.source === 'archive' ? say('exchange.archive.made-by') : c.replier}
          reply={reply}
          verdict={standing.find(({ n }) => n === reply.n)?.verdict ?? null}
          names={props.names}
        />
      ))}
      {judges && latest && <Judge {...props} reply={latest} />}
      {owed && (
        <p>
          <Tag state="waiting">
            {say(owed.n === 2 ? `start.reply.second.${owed.kind}` : `start.reply.${owed.kind}`, {
              day: day(owed.dueOn),
            })}
          </Tag>
        </p>
      )}
      {writes && owed && <Write {...props} />}
      {!replies.length && (
        <Empty title={say('start.reply.empty')}>
          <p>
            {c.replier
              ? say('start.reply.empty.what', { replier: c.replier, days: c.replyDays })
              : say('start.replier.none')}
          </p>
        </Empty>
      )}
    </Page>
  )
}

type OneProps = {
  readonly replier: string | null
  readonly reply: Reply
  readonly verdict: ReplyLine['verdict']
  readonly names: Props['names']
}

function One({ reply: { n, said }, verdict, names, replier }: OneProps) {
  const say = useSay()
  const day = useDay()
  if (!said) return null
  const who = (said.by && names.get(said.by)) ?? replier ?? say('start.somebody')
  return (
    <section>
      <h2>{say(n === 2 ? 'start.reply.the-second' : 'start.reply.the-first', { who, day: day(said.on) })}</h2>
      <Inset>
        <p class="tl-said" lang={said.language}>
          {said.text}
        </p>
      </Inset>
      {verdict && (
        <p>
          <VerdictWords verdict={verdict} />
        </p>
      )}
    </section>
  )
}

/** Only whoever took part can say it, and nobody learns who said what. */
function Judge({ conversation: c, reply, own, form }: Props & { readonly reply: Reply }) {
  const say = useSay()
  const before = own === undefined ? '' : own ? 'yes' : 'no'
  return (
    <Card>
      <Form action={`/conversations/${c.id}/reply/verdict`} label={say('start.verdict.ask')}>
        <input type="hidden" name="reply" value={`${reply.n}`} />
        <Radios
          name="good"
          label={say('start.verdict.ask')}
          hint={say('start.verdict.hint')}
          inline
          choices={[
            { value: 'yes', label: say('start.verdict.yes') },
            { value: 'no', label: say('start.verdict.no') },
          ]}
          value={typed(form, 'good') || before}
        />
        <Button kind={own === undefined ? 'main' : 'second'}>
          {say(own === undefined ? 'start.verdict.say' : 'start.verdict.change')}
        </Button>
      </Form>
    </Card>
  )
}

function Write({ conversation: c, form }: Props) {
  const say = useSay()
  const { language } = useFrame()
  return (
    <section>
      <h2>{say('start.reply.write')}</h2>
      <p>{say('start.reply.write.what')}</p>
      <Form action={`/conversations/${c.id}/reply`} label={say('start.reply.write')}>
        <Textarea
          name="text"
          label={say('start.reply.text')}
          hint={say('start.reply.text.hint')}
          rows={12}
          most={8000}
          value={typed(form, 'text')}
        />
        <Select
          name="language"
          label={say('start.seed.language')}
          choices={SPOKEN.map((one) => ({ value: one, text: languageName(one, language) }))}
          value={typed(form, 'language') || language}
        />
        <p>{say('start.reply.stands')}</p>
        <Button>{say('start.reply.send')}</Button>
      </Form>
    </section>
  )
}
