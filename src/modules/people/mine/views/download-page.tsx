import { renderToString } from 'preact-render-to-string'
import { type Instant, instant } from '../../../../kernel/day.js'
import { LOOK } from '../../../../ui/look.js'
import type { Language, Say } from '../../../../ui/say.js'
import type { About } from '../download.js'
import type { Row } from '../held.js'
import { dayIn } from '../telling.js'
import { HELD } from '../words.js'
import { Lines } from './lines.js'

type Props = {
  readonly about: About
  readonly say: Say
  readonly language: Language
  readonly moment: (at: Instant) => string
}

/** Everything about one person as one page that needs nothing else: it opens anywhere, for years. */
export function downloadPage(props: Props): string {
  return `<!doctype html>\n${renderToString(<Document {...props} />)}\n`
}

const SHEET = `${LOOK}
main{max-width:44rem;margin:0 auto;padding:2rem 1rem 4rem}h1{margin-bottom:1rem}h2{margin:2.5rem 0 .75rem}h3{margin:1.5rem 0 .5rem}
ol,ul{padding-inline-start:0;list-style:none}li{padding:.75rem 0;border-bottom:1px solid var(--hair)}li p{margin:0}
blockquote{margin:.5rem 0;padding-inline-start:1rem;border-inline-start:4px solid var(--action)}
dl{display:grid;grid-template-columns:minmax(8rem,1fr) 2fr;gap:.25rem 1rem;padding-bottom:1rem;border-bottom:1px solid var(--hair)}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}`

function Document({ about, say, language, moment }: Props) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${say('take.title')} – ${about.organisation}`}</title>
        <style>{SHEET}</style>
      </head>
      <body>
        <main>
          <h1>{say('take.title')}</h1>
          <p>{say('take.lead', { name: about.organisation, when: moment(about.made_at) })}</p>
          <p>{say('take.safe')}</p>
          <h2>{say('take.happened')}</h2>
          {about.happened.length ? (
            <Lines lines={about.happened} moment={moment} />
          ) : (
            <p>{say('take.nothing')}</p>
          )}
          <h2>{say('take.held')}</h2>
          <p>{say('take.held-lead')}</p>
          {about.held.map(({ table, rows }) => (
            <section>
              <h3>{say(HELD[table] ?? 'held.more')}</h3>
              {rows.map((row) => (
                <Facts row={row} about={about} moment={moment} language={language} />
              ))}
            </section>
          ))}
          <h2>{say('take.letters')}</h2>
          {about.letters.length === 0 && <p>{say('take.nothing')}</p>}
          {about.letters.map(({ subject, body, made_at }) => (
            <dl>
              <dt>{moment(made_at)}</dt>
              <dd>{subject || body || say('take.letter-emptied')}</dd>
            </dl>
          ))}
          <h2>{say('take.not')}</h2>
          <p>{say('take.not-votes')}</p>
          <p>{say('take.not-keys')}</p>
        </main>
      </body>
    </html>
  )
}

const A_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const A_DAY = /^\d{4}-\d\d-\d\d$/
// Whose file it is stands at its top; a number says nothing to a reader. The file for programs has them all.
const NUMBERS = ['id', 'person_id']

type FactsProps = Pick<Props, 'about' | 'moment' | 'language'> & { readonly row: Row }

/** Names of fields as they are kept, with spaces. Empty fields are left out. */
const Facts = ({ row, about, moment, language }: FactsProps) => {
  const written = (value: unknown): string => {
    if (Array.isArray(value)) return value.join(', ')
    if (typeof value !== 'string') return JSON.stringify(value)
    if (A_MOMENT.test(value)) return moment(instant(new Date(value)))
    return A_DAY.test(value) ? dayIn(language)(value) : (about.names[value] ?? value)
  }
  return (
    <dl>
      {Object.entries(row)
        .filter(([name, value]) => !NUMBERS.includes(name) && value !== null && `${value}` !== '')
        .map(([name, value]) => (
          <>
            <dt>{name.replace(/_id$/, '').replaceAll('_', ' ')}</dt>
            <dd>{written(value)}</dd>
          </>
        ))}
    </dl>
  )
}
