import type { ComponentChildren } from 'preact'
import { Do } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { type Fact, Facts, Warning } from '../../../../ui/parts.js'
import type { Language, Say } from '../../../../ui/say.js'
import type { Missing, Part, Wording } from '../prepare.js'
import type { Settings } from '../settings.js'
import { START_NO } from '../words.js'
import { useDay } from './day.js'
import { Did } from './did.js'
import { languageName } from './languages.js'
import { pathTo } from './path.js'

type Props = {
  readonly settings: Settings
  readonly missing: readonly Missing[]
  readonly houseIsOpen: boolean
  readonly done: string | undefined
  readonly errors: Errors
}

/** All that is set, each with a way to change it; then the one thing to do: open it. */
export function PreparePage({ settings, missing, houseIsOpen, done, errors }: Props) {
  const say = useSay()
  const { language } = useFrame()
  const day = useDay()
  const at = `/conversations/${settings.conversation.id}/prepare`
  const ready = missing.length === 0 && houseIsOpen
  return (
    <Page
      title={say('start.prepare.title')}
      lead={say('start.prepare.lead')}
      path={pathTo(say)}
      errors={errors}
    >
      <Did done={done} />
      <Facts
        facts={factsOf(settings, say, language, day).map(({ part, ...fact }) => ({
          ...fact,
          change: `${at}/${part}`,
        }))}
      />
      <h2>{say('start.open.title')}</h2>
      {missing.length > 0 && (
        <Warning>
          {say('start.open.missing')}
          <ul class="govuk-list govuk-list--bullet">
            {missing.map((one) => (
              <li>
                <a href={`${at}/${WHERE[one]}`}>{say(START_NO[one])}</a>
              </li>
            ))}
          </ul>
        </Warning>
      )}
      {!houseIsOpen && <Warning>{say('conversations.no.not-open-yet')}</Warning>}
      {settings.seeds.length === 0 && <p>{say('start.open.no-seeds')}</p>}
      <p>{say('start.open.what')}</p>
      {ready && <Do at={`${at}/open`}>{say('start.open.do')}</Do>}
      <p>
        <a href={`${at}/delete`}>{say('start.delete')}</a>
      </p>
    </Page>
  )
}

const WHERE: Record<Missing, Part> = {
  replier: 'reply',
  perspectives: 'who',
  'last-day-past': 'time',
  'small-and-link': 'who',
  'seed-details': 'seeds',
}

type PartFact = Omit<Fact, 'change'> & { readonly part: Part }

function factsOf(
  { conversation: c, ...set }: Settings,
  say: Say,
  language: Language,
  day: (day: string | null) => string,
): readonly PartFact[] {
  const groups = set.groups.filter(({ id }) => set.chosenGroups.includes(id)).map(({ name }) => name)
  return [
    { part: 'question', name: say('start.question'), value: <span lang={c.language}>{c.question}</span> },
    ...(c.about
      ? [
          {
            part: 'question' as const,
            name: say('start.about'),
            value: <span lang={c.language}>{c.about}</span>,
          },
        ]
      : []),
    {
      part: 'languages',
      name: say('start.part.languages'),
      value: wordingsSaid(set.wordings, say, language, day),
    },
    {
      part: 'who',
      name: say('start.part.who'),
      value: (
        <>
          {groups.join(', ')}
          <br />
          {say(c.linkCode ? 'start.link.yes' : 'start.link.no')}
        </>
      ),
    },
    { part: 'who', name: say('start.part.perspectives'), value: <AskedFor set={set} /> },
    {
      part: 'time',
      name: say('start.part.time'),
      value: (
        <>
          {say('start.minutes.said', { minutes: c.minutes })}
          <br />
          {set.closesOn ? say('start.until', { day: day(set.closesOn) }) : say('start.no-last-day')}
          <br />
          {c.payment ?? say('start.payment.none')}
        </>
      ),
    },
    {
      part: 'reply',
      name: say('start.part.reply'),
      value: c.replier
        ? say('start.replies', { replier: c.replier, days: c.replyDays })
        : say('start.replier.none'),
    },
    {
      part: 'rules',
      name: say('start.part.rules'),
      value: (
        <>
          {say(c.rowsAnnounced ? 'start.rows.said.yes' : 'start.rows.said.no')}
          <br />
          {say('start.fewest.said', { n: c.fewest })}
          {c.smallRoom && (
            <>
              <br />
              {say('start.small.said.yes')}
            </>
          )}
        </>
      ),
    },
    {
      part: 'seeds',
      name: say('start.part.seeds'),
      value:
        set.seeds.length === 0 ? (
          say('start.seeds.none')
        ) : (
          <ol class="govuk-list govuk-list--number">
            {set.seeds.map(({ text, language: spoken }) => (
              <li lang={spoken}>{text}</li>
            ))}
          </ol>
        ),
    },
  ]
}

function AskedFor({ set }: { readonly set: Omit<Settings, 'conversation'> }) {
  const say = useSay()
  const { language } = useFrame()
  if (set.asked.length === 0) return <>{say('start.perspectives.none')}</>
  return (
    <ul class="govuk-list">
      {set.asked.map(({ perspective, required, target }) => (
        <li>
          {set.perspectives.find(({ id }) => id === perspective)?.name[language]}
          {required && `, ${say('start.must-be-heard')}`}
          {target !== null && `, ${say('start.hoped', { n: target })}`}
        </li>
      ))}
    </ul>
  )
}

function wordingsSaid(
  wordings: readonly Wording[],
  say: Say,
  language: Language,
  day: (day: string | null) => string,
): ComponentChildren {
  if (!wordings.length) return say('start.languages.none')
  return (
    <ul class="govuk-list">
      {wordings.map(({ language: spoken, easyRead, question, madeBy, dueOn }) => {
        const what = easyRead ? say('start.easy-read') : languageName(spoken, language)
        return (
          <li>
            {question
              ? say('start.wording.made', { what, who: madeBy })
              : say('start.wording.due', { what, who: madeBy, day: day(dueOn) })}
          </li>
        )
      })}
    </ul>
  )
}
