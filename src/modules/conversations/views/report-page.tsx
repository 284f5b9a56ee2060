import type { Letter } from '../../../platform/letters.js'
import { LOOK } from '../../../ui/look.js'
import { type Language, type Say, sayIn } from '../../../ui/say.js'
import { Wide } from '../../../ui/wide.js'
import type { Report } from '../report/report.js'
import { type Section, story } from '../report/story.js'
import { BlockPart, type Said } from './blocks.js'
import { langOf } from './lang.js'

type Props = {
  readonly report: Report
  readonly language: Language
  /** The language the ideas are written in, where it is known and differs from the page's. */
  readonly ideasLanguage?: string | undefined
  readonly letters: readonly Letter[]
}

/** One self-contained page: no script, nothing fetched, readable by keyboard, screen reader, phone and printer. */
export function ReportPage({ report, language, ideasLanguage, letters }: Props) {
  const say = sayIn(language)
  const sections = story(report, say)
  const said: Said = { report, say, lang: ideasLanguage === language ? undefined : ideasLanguage }
  return (
    <html lang={language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${report.conversation.question} – ${say('report.title')}`}</title>
        <style>{letters.map(fontFace).join('') + LOOK + PAGE}</style>
      </head>
      <body>
        <a class="skip" href="#report">
          {say('report.skip')}
        </a>
        <header>
          <p class="name">
            <Thread />
            Throughline
          </p>
          <h1 lang={langOf(said.lang, '')}>{report.conversation.question}</h1>
          <p class="lead">{say('report.lead')}</p>
          <nav aria-label={say('report.contents')}>
            <ol>
              {sections.map(({ id, title }) => (
                <li>
                  <a href={`#${id}`}>{title}</a>
                </li>
              ))}
            </ol>
          </nav>
        </header>
        <main id="report" tabIndex={-1}>
          {sections.map((section) => (
            <SectionPart section={section} said={said} />
          ))}
        </main>
      </body>
    </html>
  )
}

function SectionPart({ section: { id, title, blocks }, said }: { section: Section; said: Said }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {blocks.map((block) => (
        <>
          {block.kind === 'files' ? (
            <Files report={said.report} say={said.say} />
          ) : (
            <BlockPart block={block} said={said} wide={id === 'common-ground'} />
          )}
        </>
      ))}
    </section>
  )
}

function Files({ report, say }: { report: Report; say: Say }) {
  return (
    <Wide label={say('made.files')}>
      <table>
        <caption>{say('made.files')}</caption>
        <thead>
          <tr>
            {(['file', 'read', 'used', 'replaced', 'refused'] as const).map((column) => (
              <th scope="col">{say(`made.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.files.map(({ file, read, used, step, replaced, refused }) => (
            <tr>
              <th scope="row">{file}</th>
              {[read, used].map((n) => (
                <td>{say(step > 1 ? 'count.at-least' : 'count.exactly', { n })}</td>
              ))}
              {[replaced, refused].map((n) => (
                <td>{say('count.exactly', { n })}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  )
}

/** The line: the sign of Throughline, one stroke from what was said to what is shared. */
function Thread() {
  return (
    <svg viewBox="0 0 64 24" width="64" height="24" aria-hidden="true" focusable="false">
      <path
        d="M2 18C12 18 12 6 22 6s8 12 18 12 10-12 22-12"
        fill="none"
        stroke="currentColor"
        stroke-width="4"
        stroke-linecap="round"
      />
    </svg>
  )
}

const fontFace = ({ weight, range, woff2 }: Letter) =>
  `@font-face{font-family:'Atkinson Hyperlegible Next';font-weight:${weight};font-display:swap;unicode-range:${range};src:url(data:font/woff2;base64,${woff2}) format('woff2')}`

const PAGE = `
header,main{max-width:72rem;margin:0 auto;padding:0 1rem}
@media (min-width:40rem){header,main{padding:0 2rem}}
header{padding-top:1.5rem}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static;display:block;padding:.5rem 1rem}
main:focus{outline:none}
.name{display:flex;align-items:center;gap:.75rem;font-weight:700;color:var(--action);margin:0 0 2rem}
h1{font-size:1.875rem;max-width:30ch;margin-bottom:1rem}
@media (min-width:40rem){h1{font-size:2.5rem}}
.lead{font-size:1.25rem;color:var(--soft)}
nav ol{columns:16rem;padding-left:1.5rem;margin:1.5rem 0 0;max-width:60rem}
nav li{padding:.125rem 0;break-inside:avoid}
section{padding-top:2.5rem;margin-top:2.5rem;border-top:1px solid var(--hair)}
h2{font-size:1.5rem;margin-bottom:1rem}
@media (min-width:40rem){h2{font-size:1.75rem}}
ul{padding-left:1.25rem}
li{margin-bottom:.375rem}
q{quotes:'“' '”'}
.note{color:var(--soft);font-size:1rem;margin:.25rem 0 0}
.ideas{list-style:none;padding:0;display:grid;gap:.75rem}
.ideas li{background:var(--card);border:1px solid var(--hair);border-radius:.5rem;padding:.875rem 1.125rem;margin:0}
.shared li{border-left:.375rem solid var(--action)}
.wide{overflow-x:auto;margin-bottom:1rem}
figure{margin:0 0 1.5rem}
figure svg.map-narrow{display:none}
@media (max-width:39.99rem){figure svg.map-wide{display:none}figure svg.map-narrow{display:block}}
figure svg{width:100%;max-width:44rem;height:auto;background:var(--card);border:1px solid var(--hair);border-radius:.5rem}
summary{cursor:pointer;padding:.5rem 0;font-weight:700}
@media (max-width:47.99rem){.stack,.stack caption,.stack tbody{display:block}.stack thead{position:absolute;left:-999rem}.stack tr{display:block;padding:.75rem 0;border-bottom:2px solid var(--line)}.stack th,.stack td{display:block;border:0;padding:.125rem 0}.stack td::before{content:attr(data-label) ': ';font-weight:700}.part br{display:none}.part::after{content:', '}}
.plain tbody th,.stack tbody th{font-weight:400}
.stack tbody th{min-width:13rem}.stack thead th{overflow-wrap:anywhere}
.where{font-weight:700}
.soft{color:var(--soft)}
@media print{section{break-inside:auto}.ideas li,tr{break-inside:avoid}nav,.skip{display:none}figure svg{background:none}figure ellipse{fill:none}figure path{fill:var(--card)}}
`
