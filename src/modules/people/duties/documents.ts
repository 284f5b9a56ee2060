import {
  Document,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { isDay, day as toDay } from '../../../kernel/day.js'
import type { World } from '../../../platform/world.js'
import { type Language, sayIn } from '../../../ui/say.js'
import { DOCUMENT, type DocumentText } from './document-text.js'
import type { Place } from './duty.js'
import { SCHEDULE } from './retention.js'
import { writtenDay } from './views/day-words.js'

type File = { readonly name: string; readonly body: Uint8Array }
type Here = Pick<World, 'organisation' | 'today'>
type Children = ISectionOptions['children'][number]

const LOCALES: Record<Language, string> = { en: 'en-GB', cy: 'cy-GB' }

/** The data protection impact assessment, filled in from the answers. An answer that is not there says so. */
export async function impactAssessment(language: Language, place: Place, world: Here): Promise<File> {
  const words = DOCUMENT[language]
  const { headings: h, texts: t, labels: l, risks, likely } = words
  const at = readerOf(place, words)
  const risk = at('impact', 'risk')
  return make(language, words.impact, place, world, [
    heading(h.need),
    text(t.need),
    heading(h.processing),
    facts(words, [...whoRows(place, words), ...whatRows(place, words)]),
    heading(h.kept),
    schedule(language),
    heading(h.consult),
    text(t.consult),
    heading(h.necessity),
    text(t.necessity),
    facts(words, [
      [l.basis, `${choice(t, at('basis', 'basis'), words)}\n${at('basis', 'why')}`],
      [l.condition, `${choice(t, at('special', 'condition'), words)}\n${at('special', 'why')}`],
      [l.rights, `${t.rights}\n${contactOf(at, 'rights', words)}`],
    ]),
    heading(h.risks),
    table(risks.head, risks.rows, [22, 12, 12, 39, 15]),
    heading(h.sign),
    facts(words, [
      [l.left, risk === 'low' || risk === 'medium' || risk === 'high' ? likely[risk] : words.fill],
      [l.advice, at('impact', 'advice')],
      [l.agreedBy, at('impact', 'by')],
      [l.agreedOn, dayWords(language, at('impact', 'on'))],
      [l.review, t.review],
    ]),
  ])
}

/** The record of processing activities (UK GDPR, Article 30), filled in from the answers. */
export async function processingRecord(language: Language, place: Place, world: Here): Promise<File> {
  const words = DOCUMENT[language]
  const { headings: h, texts: t, labels: l } = words
  const at = readerOf(place, words)
  return make(language, words.record, place, world, [
    heading(h.who),
    facts(words, whoRows(place, words)),
    heading(h.what),
    facts(words, [
      ...whatRows(place, words),
      [l.basis, `${choice(t, at('basis', 'basis'), words)}\n${at('basis', 'why')}`],
      [l.condition, `${choice(t, at('special', 'condition'), words)}\n${at('special', 'why')}`],
      [l.rights, contactOf(at, 'rights', words)],
    ]),
    heading(h.kept),
    schedule(language),
    heading(h.safe),
    text(t.security),
  ])
}

type At = (duty: keyof Place['held'], name: string) => string
type Row = readonly [name: string, value: string]

const readerOf =
  (place: Place, words: DocumentText): At =>
  (duty, name) =>
    place.held[duty]?.answers[name] ?? words.fill

const choice = (texts: DocumentText['texts'], value: string, words: DocumentText) =>
  Object.entries(texts).find(([name]) => name === value)?.[1] ?? words.fill

function contactOf(at: At, duty: 'rights' | 'officer', { fill }: DocumentText): string {
  const there = ['name', 'email', 'phone'].map((name) => at(duty, name)).filter((said) => said !== fill)
  return there.join(', ') || fill
}

function whoRows(place: Place, words: DocumentText): readonly Row[] {
  const { labels: l } = words
  const at = readerOf(place, words)
  const hasOfficer = place.held.officer?.answers.has !== 'no'
  return [
    [l.controller, at('controller', 'name')],
    [l.address, at('controller', 'address')],
    [l.contact, at('controller', 'email')],
    [hasOfficer ? l.officer : l.asks, contactOf(at, 'officer', words)],
    [l.processor, at('controller', 'hosting')],
  ]
}

function whatRows(place: Place, words: DocumentText): readonly Row[] {
  const { labels: l, texts: t } = words
  const at = readerOf(place, words)
  return [
    [l.purpose, at('purpose', 'purpose')],
    [l.people, t.people],
    [l.data, t.data],
    [l.special, t.special],
    [l.source, t.source],
    [l.recipients, t.recipients],
    [l.country, place.held.controller?.answers.country ? countryIn(words, place) : words.fill],
    [l.age, at('age', 'age')],
    [l.security, t.security],
    [l.machine, t.machine],
  ]
}

function countryIn(words: DocumentText, place: Place): string {
  const say = sayIn(words === DOCUMENT.cy ? 'cy' : 'en')
  const country = place.held.controller?.answers.country
  if (country === 'uk') return say('duties.controller.country.uk')
  return country === 'eea' ? say('duties.controller.country.eea') : say('duties.controller.country.other')
}

const dayWords = (language: Language, raw: string) => (isDay(raw) ? writtenDay(language, toDay(raw)) : raw)

const heading = (words: string) => new Paragraph({ text: words, heading: HeadingLevel.HEADING_1 })
const text = (words: string) => new Paragraph({ text: words, spacing: { after: 160 } })

const facts = ({ item, answer }: DocumentText, rows: readonly Row[]) => table([item, answer], rows, [30, 70])

/** The same list that the page of times shows and the nightly job works through. */
function schedule(language: Language): Table {
  const say = sayIn(language)
  const rows = SCHEDULE.map((kept) => [
    say(kept.what),
    'until' in kept ? say(kept.until) : say('keep.after', { days: kept.days }),
  ])
  return table([say('keep.what'), say('keep.long')], rows, [50, 50])
}

/** A real table: its first row is marked as its head and stands again on every page. Widths in percent. */
function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): Table {
  const row = (cells: readonly string[], isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (cell, at) =>
          new TableCell({
            width: { size: widths[at] ?? 20, type: WidthType.PERCENTAGE },
            margins: { top: 80, bottom: 80, left: 100, right: 100 },
            children: cell
              .split('\n')
              .map(
                (line) =>
                  new Paragraph({ children: [new TextRun({ text: line, bold: isHead || at === 0 })] }),
              ),
          }),
      ),
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => width * 90),
    rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
  })
}

async function make(
  language: Language,
  { file, title, lead }: DocumentText['impact'],
  place: Place,
  { organisation, today }: Here,
  children: readonly Children[],
): Promise<File> {
  const name = place.held.controller?.answers.name ?? organisation.name
  const made = DOCUMENT[language].made
    .replace('{day}', () => writtenDay(language, today()))
    .replace('{name}', () => name)
  const document = new Document({
    title: `${title}: ${name}`,
    creator: name,
    description: lead,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 24, language: { value: LOCALES[language] } } },
        title: { run: { size: 44, bold: true }, paragraph: { spacing: { after: 160 } } },
        heading1: { run: { size: 30, bold: true }, paragraph: { spacing: { before: 320, after: 120 } } },
      },
    },
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          text(made),
          text(lead),
          ...children,
        ],
      },
    ],
  })
  return { name: file, body: new Uint8Array(await Packer.toBuffer(document)) }
}
