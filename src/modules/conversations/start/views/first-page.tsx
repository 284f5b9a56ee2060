import { Go } from '../../../../ui/form.js'
import { useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Details, Inset } from '../../../../ui/parts.js'
import type { Perspective } from '../../../people/index.js'
import type { First } from '../first.js'
import { ChosenBy } from './chosen-by.js'
import { useDay } from './day.js'
import { Did } from './did.js'
import { languageName } from './languages.js'
import { pathTo } from './path.js'
import { Speaking } from './speaking.js'
import { Standing } from './standing.js'
import { Tools } from './tools.js'

/** The first page of a conversation: what is asked, what it takes, what comes of it, and the way in. */
export function FirstPage(first: First) {
  const { settings, asked, here, standing, done } = first
  const say = useSay()
  const { conversation: c } = settings
  const at = `/conversations/${c.id}`
  return (
    <Page title={asked.question} lead={asked.about ?? undefined} path={pathTo(say)}>
      <Did done={done} />
      <Translated first={first} />
      <Standing {...{ standing, at }} closed={c.state.kind === 'closed'} over={first.over} />
      <Takes first={first} />
      <WayIn first={first} />
      {c.state.kind === 'open' && !first.over && (
        <p>
          <a href={`${at}/results`}>{say('start.results')}</a>
        </p>
      )}
      <ChosenBy settings={settings} history={here.changed} />
      <Tools {...here} at={at} hasLink={c.linkCode !== null} state={c.state.kind} />
    </Page>
  )
}

/** Whose words these are where they are a translation, or who makes what is missing; and Easy Read. */
function Translated({ first: { settings, asked } }: { readonly first: First }) {
  const say = useSay()
  const { language } = useFrame()
  const day = useDay()
  const { conversation: c, wordings } = settings
  const easy = wordings.find(({ easyRead }) => easyRead)
  return (
    <>
      {asked.by && (
        <Details
          summary={say('start.translated', { who: asked.by, language: languageName(c.language, language) })}
        >
          <p lang={c.language}>{c.question}</p>
        </Details>
      )}
      {asked.promised && (
        <p class="tl-soft">
          {say('start.wording.due', {
            what: languageName(language, language),
            who: asked.promised,
            day: day(asked.dueOn),
          })}
        </p>
      )}
      {easy?.question && (
        <Inset>
          <strong>{say('start.easy-read')}</strong>
          <p lang={easy.language}>{easy.question}</p>
          <p class="tl-soft">{say('start.wording.by', { who: easy.madeBy })}</p>
        </Inset>
      )}
      {easy && !easy.question && (
        <p class="tl-soft">
          {say('start.wording.due', { what: say('start.easy-read'), who: easy.madeBy, day: day(easy.dueOn) })}
        </p>
      )}
    </>
  )
}

/** Minutes, payment, who replies and by when, and what was announced. */
function Takes({ first }: { readonly first: First }) {
  const { settings, replyBy, over } = first
  const say = useSay()
  const day = useDay()
  const { conversation: c } = settings
  const { state } = c
  const replies =
    c.replier === null
      ? say('start.replier.none')
      : first.standing.length
        ? say('start.replies.who', { replier: c.replier })
        : replyBy
          ? say('start.replies.by', { replier: c.replier, day: day(replyBy) })
          : say('start.replies', { replier: c.replier, days: c.replyDays })
  const lines = [
    ...(state.kind === 'closed' ? [] : [say('start.minutes.said', { minutes: c.minutes })]),
    ...(state.kind === 'open' && state.closesOn && !over
      ? [say('start.until', { day: day(state.closesOn) })]
      : []),
    ...(state.kind === 'closed' ? [] : [c.payment ?? say('start.payment.none')]),
    c.source === 'archive' ? say('exchange.archive.from') : replies,
    ...(c.rowsAnnounced ? [say('start.rows.said.yes')] : []),
    ...(c.smallRoom ? [say('start.small.said.yes')] : []),
    ...(c.fewest > 5 ? [say('start.fewest.said', { n: c.fewest })] : []),
  ]
  return (
    <ul class="tl-takes">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
      <li>
        <a href={`/conversations/${c.id}/who-sees-what`}>{say('start.sees')}</a>
      </li>
    </ul>
  )
}

/** One thing to do: begin, go on, or read what came of it. */
function WayIn({ first }: { readonly first: First }) {
  const { settings, here, over } = first
  const say = useSay()
  const { conversation: c } = settings
  const at = `/conversations/${c.id}`
  if (c.state.kind === 'draft') return <Go to={`${at}/prepare`}>{say('start.go-prepare')}</Go>
  if (c.state.kind === 'closed' || over) {
    const replied = first.standing.some(({ kind }) => kind === 'here')
    return (
      <Go to={replied ? `${at}/reply` : `${at}/results`}>
        {say(replied ? 'start.read-reply' : 'start.see-results')}
      </Go>
    )
  }
  if (here.frozen) return <Go to={`${at}/vote`}>{say('start.go-on')}</Go>
  return <Speaking first={first} />
}

export const nameIn = (perspectives: readonly Perspective[], of: string, language: 'en' | 'cy') =>
  perspectives.find(({ id }) => id === of)?.name[language] ?? ''
