import type { Language } from '../../../ui/say.js'
import type { Fault, Notice } from './faults.js'

type Said = Fault | Notice
type Kind = Said['kind']
type Of<K extends Kind> = Extract<Said, { kind: K }>
/** One sentence for every kind of thing that can be wrong or odd, naming file, line and what was expected. */
type Words = { readonly [K in Kind]: (said: Of<K>) => string }

const en: Words = {
  'no-folder': ({ folder }) => `There is no folder called ${folder}.`,
  'not-a-folder': ({ folder }) => `${folder} is a file. A folder with an export was expected.`,
  'unknown-folder': ({ folder }) =>
    `The folder ${folder} holds no export we know. We expected comments.csv with votes.csv or participants-votes.csv (Polis), or files ending in _binary.csv, _verbatim_map.csv and _participants.csv (Remesh).`,
  missing: ({ file }) => `${file} is missing. It was expected in the folder.`,
  folder: ({ file }) => `${file} is a folder. A file was expected.`,
  unreadable: ({ file }) => `${file} could not be read. Check that you may read it.`,
  empty: ({ file }) =>
    `${file}, line 1: the file is empty. A line with the names of the columns was expected.`,
  'not-text': ({ file }) => `${file}, line 1: this is not text. A CSV file was expected.`,
  'not-a-sheet': ({ file }) =>
    `${file} is no spreadsheet we can open. A file that ends in .xlsx was expected, without a password. You can also save it as CSV.`,
  'sheet-too-large': ({ file }) =>
    `${file} is too large when it is opened. A sheet with one row for each entry was expected. You can also save it as CSV.`,
  'no-value': ({ file, line }) =>
    `${file}, line ${line}: a formula here has no value we can read. Words were expected. Open the file in your own program, mend it and save it again.`,
  'broken-quotes': ({ file, line }) =>
    `${file}, line ${line}: a quotation mark is out of place. Quotes were expected around a whole cell, and doubled inside it.`,
  'row-too-long': ({ file, line }) =>
    `${file}, line ${line}: this row is too long. A table with one row for each entry was expected.`,
  'no-heading': ({ file, columns }) =>
    `${file}, line 1: no line with the names of the columns was found. We expected: ${columns}.`,
  'no-column': ({ file, line, column }) =>
    `${file}, line ${line}: there is no column called ${column}. It was expected in the first line.`,
  cells: ({ file, line, expected, found }) =>
    `${file}, line ${line}: this row has ${found} ${found === 1 ? 'cell' : 'cells'}, but ${expected} were expected.`,
  'unknown-vote': ({ file, line, expected }) =>
    `${file}, line ${line}: this is not a vote we know. One of these was expected: ${expected}.`,
  'not-a-number': ({ file, line, column }) =>
    `${file}, line ${line}: a whole number was expected in the column ${column}.`,
  'empty-cell': ({ file, line, column }) =>
    `${file}, line ${line}: the column ${column} is empty. Something was expected there.`,
  'no-text': ({ file, line }) => `${file}, line ${line}: this idea has no text. Its text was expected.`,
  'unknown-statement': ({ file, line }) =>
    `${file}, line ${line}: no text is known for this idea. An id from the list of ideas was expected.`,
  'unknown-participant': ({ file, line }) =>
    `${file}, line ${line}: nobody with this participant id took part. An id from the export was expected.`,
  'duplicate-participant': ({ file, line }) =>
    `${file}, line ${line}: this participant was listed before. One row for each participant was expected.`,
  'duplicate-statement': ({ file, line }) =>
    `${file}, line ${line}: this idea was listed before. One row for each idea was expected.`,
  'too-many-marks': ({ file, line }) =>
    `${file}, line ${line}: this participant already has five marks. At most five were expected.`,
  'long-cell': ({ file, line, column, most }) =>
    `${file}, line ${line}: what stands in the column ${column} is too long. At most ${most} letters were expected.`,
  'unknown-language': ({ file, line, expected }) =>
    `${file}, line ${line}: this is no language of this conversation. One of these was expected: ${expected}.`,
  'too-many-ideas': ({ file, most }) => `${file}: there are too many ideas. There is room for ${most} more.`,
  'no-statements': ({ file }) => `${file}, line 2: there are no ideas. At least one row was expected.`,
  'no-votes': ({ file }) => `${file}, line 2: there are no votes. At least one was expected.`,
  'no-entries': ({ file }) => `${file}, line 2: there are no rows. At least one was expected.`,
  'no-table': ({ file, rows }) =>
    `${file}, line 2: not one of the first ${rows.toLocaleString('en')} rows can be used, and the rest was not read. Rows like the first line were expected.`,
  'nothing-open': ({ file }) =>
    `${file}, line 2: every idea is hidden, or a fact about the speaker. At least one open idea was expected.`,
  'few-voters': ({ file }) =>
    `${file}, line 2: fewer than 5 people have voted. At least 5 were expected: with fewer, nothing may be shown.`,
  'too-many-statements': ({ file }) => `${file}: there are too many ideas. At most 65,535 were expected.`,
  'no-perspective-column': ({ file, column }) =>
    `${file}, line 1: no question contains “${column}”. Part of the name of a question was expected.`,
  more: ({ n }) => `And ${n.toLocaleString('en')} more like these.`,
  'byte-order-mark': ({ file, line }) =>
    `${file}, line ${line}: the file begins with a byte-order mark. None was expected; it was read all the same.`,
  crlf: ({ file, line }) =>
    `${file}, line ${line}: the lines end as Windows ends them. Plain line ends were expected; it was read all the same.`,
  semicolons: ({ file, line }) =>
    `${file}, line ${line}: semicolons stand between the cells. Commas were expected; it was read all the same.`,
  tabs: ({ file, line }) =>
    `${file}, line ${line}: tabs stand between the cells. Commas were expected; it was read all the same.`,
  'utf-16': ({ file, line }) =>
    `${file}, line ${line}: the file is written in UTF-16. UTF-8 was expected; it was read all the same.`,
  'windows-1252': ({ file, line }) =>
    `${file}, line ${line}: this is not UTF-8, which was expected. The file was read as Windows-1252 (Latin-1). Check that letters with accents are right.`,
  'no-summary': ({ file }) => `${file} is missing. The name of the folder stands as the question.`,
  'no-times': ({ file }) =>
    `${file} has no column called timestamp. Where somebody voted twice, the later row counts.`,
  'not-listed': ({ file }) =>
    `${file} has votes of people who are not in the list of participants. They count.`,
  'repeated-rows': ({ file }) => `${file} says some things twice. They count once.`,
  'without-perspective': ({ file }) =>
    `${file} does not name everybody. People without a perspective count only among everyone.`,
  'perspective-column': ({ file, column }) => `The perspectives are the answers to “${column}” in ${file}.`,
  'no-perspectives': ({ file }) =>
    `${file} has no question about where people stand. Everyone stands as one.`,
  'identical-votes': ({ file }) =>
    `${file}, line 2: every vote is the same from here on. Different ones were expected; there is nothing to tell apart.`,
  'left-out': ({ file, rows }) =>
    `${file}: ${rows} ${rows === 1 ? 'row was' : 'rows were'} left out, as was asked.`,
}

const cy: Words = {
  'no-folder': ({ folder }) => `Does dim ffolder o’r enw ${folder}.`,
  'not-a-folder': ({ folder }) => `Ffeil yw ${folder}. Roedd disgwyl ffolder ag allforiad.`,
  'unknown-folder': ({ folder }) =>
    `Does dim allforiad rydym yn ei adnabod yn y ffolder ${folder}. Roedd disgwyl comments.csv gyda votes.csv neu participants-votes.csv (Polis), neu ffeiliau sy’n gorffen â _binary.csv, _verbatim_map.csv a _participants.csv (Remesh).`,
  missing: ({ file }) => `Mae ${file} ar goll. Roedd disgwyl iddi fod yn y ffolder.`,
  folder: ({ file }) => `Ffolder yw ${file}. Roedd disgwyl ffeil.`,
  unreadable: ({ file }) => `Doedd dim modd darllen ${file}. Gwiriwch fod gennych hawl i’w darllen.`,
  empty: ({ file }) => `${file}, llinell 1: mae’r ffeil yn wag. Roedd disgwyl llinell ag enwau’r colofnau.`,
  'not-text': ({ file }) => `${file}, llinell 1: nid testun yw hwn. Roedd disgwyl ffeil CSV.`,
  'not-a-sheet': ({ file }) =>
    `Dyw ${file} ddim yn daenlen y gallwn ei hagor. Roedd disgwyl ffeil sy’n gorffen â .xlsx, heb gyfrinair. Gallwch hefyd ei chadw fel CSV.`,
  'sheet-too-large': ({ file }) =>
    `Mae ${file} yn rhy fawr ar ôl ei hagor. Roedd disgwyl taenlen ag un rhes i bob cofnod. Gallwch hefyd ei chadw fel CSV.`,
  'no-value': ({ file, line }) =>
    `${file}, llinell ${line}: does gan fformiwla yma ddim gwerth y gallwn ei ddarllen. Roedd disgwyl geiriau. Agorwch y ffeil yn eich rhaglen eich hun, ei thrwsio a’i chadw eto.`,
  'broken-quotes': ({ file, line }) =>
    `${file}, llinell ${line}: mae dyfynnod allan o’i le. Roedd disgwyl dyfynodau o amgylch cell gyfan, a’u dyblu y tu mewn iddi.`,
  'row-too-long': ({ file, line }) =>
    `${file}, llinell ${line}: mae’r rhes hon yn rhy hir. Roedd disgwyl tabl ag un rhes i bob cofnod.`,
  'no-heading': ({ file, columns }) =>
    `${file}, llinell 1: ni chafwyd llinell ag enwau’r colofnau. Roedd disgwyl: ${columns}.`,
  'no-column': ({ file, line, column }) =>
    `${file}, llinell ${line}: does dim colofn o’r enw ${column}. Roedd ei disgwyl yn y llinell gyntaf.`,
  cells: ({ file, line, expected, found }) =>
    `${file}, llinell ${line}: nifer y celloedd yn y rhes hon yw ${found}, ond roedd disgwyl ${expected}.`,
  'unknown-vote': ({ file, line, expected }) =>
    `${file}, llinell ${line}: nid yw hon yn bleidlais rydym yn ei hadnabod. Roedd disgwyl un o’r rhain: ${expected}.`,
  'not-a-number': ({ file, line, column }) =>
    `${file}, llinell ${line}: roedd disgwyl rhif cyfan yn y golofn ${column}.`,
  'empty-cell': ({ file, line, column }) =>
    `${file}, llinell ${line}: mae’r golofn ${column} yn wag. Roedd disgwyl rhywbeth yno.`,
  'no-text': ({ file, line }) =>
    `${file}, llinell ${line}: does dim testun i’r syniad hwn. Roedd disgwyl ei destun.`,
  'unknown-statement': ({ file, line }) =>
    `${file}, llinell ${line}: does dim testun hysbys i’r syniad hwn. Roedd disgwyl rhif o’r rhestr syniadau.`,
  'unknown-participant': ({ file, line }) =>
    `${file}, llinell ${line}: ni chymerodd neb â’r rhif cyfranogwr hwn ran. Roedd disgwyl rhif o’r allforiad.`,
  'duplicate-participant': ({ file, line }) =>
    `${file}, llinell ${line}: roedd y cyfranogwr hwn ar y rhestr eisoes. Roedd disgwyl un rhes i bob cyfranogwr.`,
  'duplicate-statement': ({ file, line }) =>
    `${file}, llinell ${line}: roedd y syniad hwn ar y rhestr eisoes. Roedd disgwyl un rhes i bob syniad.`,
  'too-many-marks': ({ file, line }) =>
    `${file}, llinell ${line}: mae gan y cyfranogwr hwn bum marc eisoes. Roedd disgwyl pump ar y mwyaf.`,
  'long-cell': ({ file, line, column, most }) =>
    `${file}, llinell ${line}: mae’r hyn sydd yn y golofn ${column} yn rhy hir. Disgwyliwyd ${most} o lythrennau ar y mwyaf.`,
  'unknown-language': ({ file, line, expected }) =>
    `${file}, llinell ${line}: nid un o ieithoedd y sgwrs hon yw hon. Disgwyliwyd un o’r rhain: ${expected}.`,
  'too-many-ideas': ({ file, most }) => `${file}: mae gormod o syniadau. Mae lle i ${most} arall.`,
  'no-statements': ({ file }) => `${file}, llinell 2: does dim syniadau. Roedd disgwyl o leiaf un rhes.`,
  'no-votes': ({ file }) => `${file}, llinell 2: does dim pleidleisiau. Roedd disgwyl o leiaf un.`,
  'no-entries': ({ file }) => `${file}, llinell 2: does dim rhesi. Roedd disgwyl o leiaf un.`,
  'no-table': ({ file, rows }) =>
    `${file}, llinell 2: nid oes modd defnyddio yr un o’r ${rows.toLocaleString('cy')} rhes gyntaf, ac ni ddarllenwyd y gweddill. Roedd disgwyl rhesi fel y llinell gyntaf.`,
  'nothing-open': ({ file }) =>
    `${file}, llinell 2: mae pob syniad wedi’i guddio, neu’n ffaith am y siaradwr. Roedd disgwyl o leiaf un syniad agored.`,
  'few-voters': ({ file }) =>
    `${file}, llinell 2: mae llai na 5 o bobl wedi pleidleisio. Roedd disgwyl o leiaf 5: gyda llai, ni chaniateir dangos dim.`,
  'too-many-statements': ({ file }) => `${file}: mae gormod o syniadau. Roedd disgwyl 65,535 ar y mwyaf.`,
  'no-perspective-column': ({ file, column }) =>
    `${file}, llinell 1: does dim cwestiwn sy’n cynnwys “${column}”. Roedd disgwyl rhan o enw cwestiwn.`,
  more: ({ n }) => `A ${n} arall fel y rhain.`,
  'byte-order-mark': ({ file, line }) =>
    `${file}, llinell ${line}: mae’r ffeil yn dechrau â marc trefn beit. Doedd dim disgwyl un; fe’i darllenwyd yr un fath.`,
  crlf: ({ file, line }) =>
    `${file}, llinell ${line}: mae’r llinellau’n gorffen fel yn Windows. Roedd disgwyl terfyniadau plaen; fe’i darllenwyd yr un fath.`,
  semicolons: ({ file, line }) =>
    `${file}, llinell ${line}: mae hanner colonau rhwng y celloedd. Roedd disgwyl comas; fe’i darllenwyd yr un fath.`,
  tabs: ({ file, line }) =>
    `${file}, llinell ${line}: mae tabiau rhwng y celloedd. Roedd disgwyl comas; fe’i darllenwyd yr un fath.`,
  'utf-16': ({ file, line }) =>
    `${file}, llinell ${line}: mae’r ffeil wedi’i hysgrifennu yn UTF-16. Roedd disgwyl UTF-8; fe’i darllenwyd yr un fath.`,
  'windows-1252': ({ file, line }) =>
    `${file}, llinell ${line}: nid UTF-8 yw hwn, er bod disgwyl hynny. Fe’i darllenwyd fel Windows-1252 (Latin-1). Gwiriwch fod y llythrennau ag acenion yn gywir.`,
  'no-summary': ({ file }) => `Mae ${file} ar goll. Mae enw’r ffolder yn sefyll fel y cwestiwn.`,
  'no-times': ({ file }) =>
    `Does dim colofn o’r enw timestamp yn ${file}. Lle pleidleisiodd rhywun ddwywaith, y rhes ddiweddarach sy’n cyfrif.`,
  'not-listed': ({ file }) =>
    `Mae gan ${file} bleidleisiau gan bobl nad ydynt ar restr y cyfranogwyr. Maen nhw’n cyfrif.`,
  'repeated-rows': ({ file }) => `Mae ${file} yn dweud rhai pethau ddwywaith. Maen nhw’n cyfrif unwaith.`,
  'without-perspective': ({ file }) =>
    `Nid yw ${file} yn enwi pawb. Dim ond ymhlith pawb y mae pobl heb safbwynt yn cyfrif.`,
  'perspective-column': ({ file, column }) => `Y safbwyntiau yw’r atebion i “${column}” yn ${file}.`,
  'no-perspectives': ({ file }) =>
    `Does dim cwestiwn am le mae pobl yn sefyll yn ${file}. Mae pawb yn sefyll fel un.`,
  'identical-votes': ({ file }) =>
    `${file}, llinell 2: mae pob pleidlais yr un fath o’r fan hon ymlaen. Roedd disgwyl rhai gwahanol; does dim i’w wahaniaethu.`,
  'left-out': ({ file, rows }) => `${file}: nifer y rhesi a adawyd allan, fel y gofynnwyd: ${rows}.`,
}

const WORDS: Readonly<Record<Language, Words>> = { en, cy }

/** Says faults and notices in one language. Names from outside are shown without control characters. */
export function wordsIn(language: Language): (said: Said) => string {
  const words = WORDS[language]
  return <K extends Kind>(said: Of<K>) => plain(word(words, said))
}

function word<K extends Kind>(words: Words, said: Of<K>): string {
  const kind: K = said.kind
  return words[kind](said)
}

// A file's name may carry terminal commands; a sentence must not.
const plain = (text: string) => text.replace(/\p{Cc}/gu, ' ')
