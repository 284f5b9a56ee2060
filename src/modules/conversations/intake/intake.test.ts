import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Files, folderOf, POLIS, REMESH } from '../../../testing/folders.js'
import { POLIS_CONVERSATIONS, polisExport, SHARED, withoutShared } from '../../../testing/shared-data.js'
import { readConversation, type Wanted } from './folder.js'
import { wordsIn } from './words.js'

const PLAIN: Wanted = {
  perspectives: undefined,
  marks: undefined,
  perspectiveColumn: undefined,
  lenient: false,
}
const text = (files: Files, name: string) => `${files[name]}`

/** Reads a folder that must be refused. @returns its sentences in English */
async function refused(files: Files, wanted: Partial<Wanted> = {}) {
  const reading = await readConversation(folderOf(files), { ...PLAIN, ...wanted })
  assert.ok(!reading.ok, 'it was read')
  for (const { read, used, replaced, refused } of reading.counts)
    assert.equal(read, used + replaced + refused)
  const [english, welsh] = [reading.faults.map(wordsIn('en')), reading.faults.map(wordsIn('cy'))]
  english.forEach((sentence, k) => {
    const where = /^(\S+), line (\d+)/.exec(sentence)
    if (where) assert.ok(welsh[k]!.startsWith(`${where[1]}, llinell ${where[2]}:`), welsh[k])
    assert.notEqual(welsh[k], sentence)
  })
  return { english, counts: reading.counts }
}

/** Reads a folder that must be read. */
async function accepted(files: Files, wanted: Partial<Wanted> = {}) {
  const reading = await readConversation(folderOf(files), { ...PLAIN, ...wanted })
  assert.ok(reading.ok, reading.ok ? '' : reading.faults.map(wordsIn('en')).join(' '))
  for (const { read, used, replaced, refused } of reading.conversation.counts)
    assert.equal(read, used + replaced + refused)
  return { ...reading.conversation, said: reading.conversation.notices.map(wordsIn('en')) }
}

const votes = text(POLIS, 'votes.csv')
const comments = text(POLIS, 'comments.csv')
const listed = text(POLIS, 'participants-votes.csv')
const NONSENSE = Buffer.alloc(10_000_000, 'x\u0000\u0001yz')

const BAD: readonly [string, Files, RegExp][] = [
  [
    'a truncated row',
    { 'votes.csv': votes.slice(0, -6) },
    /votes\.csv, line 19: this row has 3 cells, but 5 were expected/,
  ],
  [
    'an unknown vote value',
    { 'votes.csv': votes.replace('0,p1,1', '0,p1,7') },
    /votes\.csv, line 2: .* expected: 1, 0, -1/,
  ],
  [
    'a duplicated participant',
    { 'participants-votes.csv': `${listed}p1,0,0,3,3,0,1,1,1\n` },
    /participants-votes\.csv, line 8: .*listed before/,
  ],
  [
    'a duplicated idea',
    { 'comments.csv': `${comments}9,then,0,p1,0,0,1,Again\n` },
    /comments\.csv, line 5: .*listed before/,
  ],
  [
    'a vote for an idea without text',
    { 'votes.csv': `${votes}9,then,99,p1,1\n` },
    /votes\.csv, line 20: no text is known/,
  ],
  [
    'an idea whose text is empty',
    { 'comments.csv': `${comments}9,then,9,p1,0,0,1,\n` },
    /comments\.csv, line 5: .*no text/,
  ],
  [
    'a time that is no number',
    { 'votes.csv': votes.replace('1000,', 'noon,') },
    /votes\.csv, line 2: a whole number was expected in the column timestamp/,
  ],
  [
    'a voter without a name',
    { 'votes.csv': votes.replace('0,p1,1', '0,,1') },
    /votes\.csv, line 2: the column voter-id is empty/,
  ],
  [
    'a conversation without votes',
    { 'votes.csv': `${votes.split('\n')[0]}\n` },
    /votes\.csv, line 2: there are no votes/,
  ],
  [
    'a conversation without ideas',
    { 'comments.csv': `${comments.split('\n')[0]}\n` },
    /comments\.csv, line 2: there are no ideas/,
  ],
  ['an empty file', { 'votes.csv': '' }, /votes\.csv, line 1: the file is empty/],
  ['10 MB of nonsense', { 'votes.csv': NONSENSE }, /votes\.csv, line 1: this is not text/],
  ['10 MB on one line', { 'votes.csv': 'a'.repeat(10_000_000) }, /votes\.csv, line 1: this row is too long/],
  [
    'a quote that never ends',
    { 'comments.csv': `${comments}9,then,9,p1,0,0,1,"and on\n` },
    /comments\.csv, line \d+: a quotation mark is out of place/,
  ],
  [
    'a missing column',
    { 'votes.csv': votes.replace('voter-id', 'who') },
    /votes\.csv, line 1: there is no column called voter-id/,
  ],
  ['missing ideas', { 'comments.csv': undefined }, /comments\.csv is missing/],
  ['missing votes', { 'votes.csv': undefined, 'participants-votes.csv': undefined }, /votes\.csv is missing/],
]

for (const [what, change, sentence] of BAD)
  test(`${what} is one clear sentence with file, line and what was expected`, async () => {
    const { english } = await refused({ ...POLIS, ...change })
    assert.equal(english.length, 1, english.join('\n'))
    assert.match(english[0]!, sentence)
    assert.match(english[0]!, /expected/)
  })

test('a folder that is not there, is a file, or holds something else is named', async () => {
  const folder = folderOf(POLIS)
  for (const [path, sentence] of [
    [join(folder, 'nowhere'), /There is no folder called/],
    [join(folder, 'votes.csv'), /is a file\. A folder .* expected/],
    [folderOf({ 'letter.txt': 'Dear' }), /holds no export we know.*comments\.csv/],
  ] as const) {
    const reading = await readConversation(path, PLAIN)
    assert.ok(!reading.ok)
    assert.match(reading.faults.map(wordsIn('en')).join(), sentence)
  }
})

const utf16 = (content: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content, 'utf16le')])
const ODD: readonly [string, Files, RegExp | undefined][] = [
  [
    'a byte-order mark',
    { 'votes.csv': `\ufeff${votes}` },
    /votes\.csv, line 1: the file begins with a byte-order mark\. None was expected/,
  ],
  [
    'Windows line endings',
    { 'votes.csv': votes.replaceAll('\n', '\r\n') },
    /votes\.csv, line 1: the lines end as Windows ends them/,
  ],
  ['old Mac line endings', { 'votes.csv': votes.replaceAll('\n', '\r') }, undefined],
  [
    'semicolons',
    { 'votes.csv': votes.replaceAll(',', ';') },
    /votes\.csv, line 1: semicolons stand between the cells\. Commas were expected/,
  ],
  ['tabs', { 'votes.csv': votes.replaceAll(',', '\t') }, /line 1: tabs stand between/],
  ['UTF-16', { 'votes.csv': utf16(votes) }, /UTF-16/],
  [
    'latin-1',
    { 'comments.csv': Buffer.from(comments.replace('Ask', 'Café'), 'latin1') },
    /comments\.csv, line 2: this is not UTF-8, which was expected/,
  ],
  ['no summary', { 'summary.csv': undefined }, /summary\.csv is missing/],
  ['no times', { 'votes.csv': votes.replace(/^\w+,/gm, '') }, /no column called timestamp/],
  ['blank lines', { 'votes.csv': votes.replaceAll('\n', '\n\n') }, undefined],
  ['columns in capitals', { 'votes.csv': votes.replace('comment-id', 'Comment ID') }, undefined],
  ['only the table of participants', { 'votes.csv': undefined }, undefined],
  ['only the log of votes', { 'participants-votes.csv': undefined }, undefined],
]

for (const [what, change, notice] of ODD)
  test(`an export with ${what} is read all the same, and the report says so`, async () => {
    const expected = await accepted(POLIS)
    const { matrix, said, statements } = await accepted({ ...POLIS, ...change })
    assert.deepEqual(matrix, expected.matrix)
    if (what === 'latin-1') assert.equal(statements[0]!.text, 'Café us first.')
    if (notice) assert.match(said.join('\n'), notice)
    else assert.deepEqual(said, [])
  })

test('one voter, or four, are too few for any report, and how many they are is not said', async () => {
  for (const rows of [4, 13]) {
    const few = votes.split('\n').slice(0, rows).join('\n')
    const { english } = await refused({ ...POLIS, 'votes.csv': few })
    assert.deepEqual(english, [
      'votes.csv, line 2: fewer than 5 people have voted. At least 5 were expected: with fewer, nothing may be shown.',
    ])
  }
})

test('where every idea is hidden there is nothing to report', async () => {
  const hidden = comments.replaceAll(',0,0,1,', ',0,0,-1,')
  const { english } = await refused({ ...POLIS, 'comments.csv': hidden })
  assert.match(english.join(), /comments\.csv, line 2: every idea is hidden.*open idea was expected/)
})

test('everybody of one mind on everything is read, and remarked on', async () => {
  const same = votes.replaceAll(',-1\n', ',1\n')
  const { said } = await accepted({ ...POLIS, 'votes.csv': same })
  assert.match(said.join(), /votes\.csv, line 2: every vote is the same/)
})

test('an idea without text is told once, however many voted on it', async () => {
  const gone = comments.replace(/^1,.*\n/m, '')
  const { english, counts } = await refused({ ...POLIS, 'comments.csv': gone })
  assert.equal(english.length, 2)
  assert.match(english[0]!, /votes\.csv, line 3: no text is known for this idea/)
  assert.equal(english[1], 'And 5 more like these.')
  assert.equal(counts.find(({ file }) => file === 'votes.csv')!.refused, 6)
})

test('a refused row in the list of ideas is told, not the votes that hang on it', async () => {
  const torn = comments.replace(',Meet in the evening.', '')
  const { english } = await refused({ ...POLIS, 'comments.csv': torn })
  assert.match(english[0]!, /comments\.csv, line 3: this row has 7 cells, but 8 were expected/)
  assert.equal(english[1], 'And 6 more like these.')
})

test('a list of perspectives or marks without rows is told, not passed over', async () => {
  for (const [wanted, head] of [
    ['perspectives', 'participant,perspective'],
    ['marks', 'participant,statement'],
  ] as const) {
    const { english } = await refused(POLIS, { [wanted]: beside(`${head}\n`) })
    assert.deepEqual(english, ['list.csv, line 2: there are no rows. At least one was expected.'])
  }
})

test('a file that leads nowhere, or is a pipe, is named and not waited for', async () => {
  const folder = folderOf({ ...POLIS, 'votes.csv': undefined })
  symlinkSync(join(folder, 'nowhere'), join(folder, 'votes.csv'))
  const said = async () => {
    const reading = await readConversation(folder, PLAIN)
    return reading.ok ? '' : reading.faults.map(wordsIn('en')).join()
  }
  assert.match(await said(), /votes\.csv is missing/)
  rmSync(join(folder, 'votes.csv'))
  symlinkSync('/dev/null', join(folder, 'votes.csv'))
  assert.match(await said(), /votes\.csv could not be read/)
})

test('the last vote by its time counts, in whatever order the rows stand', async () => {
  const { matrix, counts } = await accepted({
    ...POLIS,
    'votes.csv': `${votes}5,then,0,p1,-1\n9999,then,1,p1,0\n`,
  })
  assert.deepEqual(Array.from(matrix.values.subarray(0, 3)), [1, 0, 1])
  const { read, used, replaced } = counts.find(({ file }) => file === 'votes.csv')!
  assert.deepEqual([read, used, replaced], [20, 18, 2])
})

test('ideas hidden by moderators and facts about the speaker are marked as such', async () => {
  const marked = comments
    .replace('comment-body', 'comment-body,is-meta')
    .replace('1,Ask us first.', '-1,Ask us first.,false')
    .replace('evening.', 'evening.,true')
    .replace('of it.', 'of it.,false')
  const { statements } = await accepted({ ...POLIS, 'comments.csv': marked })
  assert.deepEqual(
    statements.map(({ hidden, meta }) => [hidden, meta]),
    [
      [true, false],
      [false, true],
      [false, false],
    ],
  )
})

test('when asked to go on, the rest is read, and what was left out is said with its number', async () => {
  const broken = { ...POLIS, 'votes.csv': `${votes.replace('0,p1,1', '0,p1,7')}x\n` }
  const { matrix, said, counts } = await accepted(broken, { lenient: true })
  assert.equal(matrix.values.length, 17)
  assert.match(said.join('\n'), /votes\.csv: 2 rows were left out/)
  assert.match(said.join('\n'), /votes\.csv, line 2: this is not a vote we know/)
  assert.equal(counts.find(({ file }) => file === 'votes.csv')!.refused, 2)
})

test('ten megabytes of rows that are none are not read to the end', async () => {
  const lines = Buffer.from(`${votes.split('\n')[0]}\n${'lorem ipsum\n'.repeat(850_000)}`)
  const { english, counts } = await refused({ ...POLIS, 'votes.csv': lines })
  assert.match(english.join(), /votes\.csv, line 2: not one of the first 10,000 rows can be used/)
  assert.equal(counts.find(({ file }) => file === 'votes.csv')!.refused, 10_000)
})

test('of very many bad rows the first are told and the rest counted', async () => {
  const { english, counts } = await refused({ ...POLIS, 'votes.csv': votes + 'bad\n'.repeat(1000) })
  assert.equal(english.length, 4)
  assert.equal(english.at(-1), 'And 997 more like these.')
  assert.equal(counts.find(({ file }) => file === 'votes.csv')!.refused, 1000)
})

function beside(content: string): string {
  const path = join(folderOf({}), 'list.csv')
  writeFileSync(path, content)
  return path
}

test('a person may stand in several perspectives; strangers, blanks and doubles are told', async () => {
  const list = 'perspective,participant\ncarers,p1\nleaders,p1\ncarers,p2\ncarers,p2\n'
  const { perspectives, said } = await accepted(POLIS, { perspectives: beside(list) })
  assert.deepEqual(perspectives?.names, ['carers', 'leaders'])
  assert.deepEqual(
    perspectives?.members.members.map((who) => Array.from(who)),
    [
      [1, 1, 0, 0, 0, 0],
      [1, 0, 0, 0, 0, 0],
    ],
  )
  assert.match(said.join('\n'), /says some things twice/)
  assert.match(said.join('\n'), /does not name everybody/)
  const { english } = await refused(POLIS, {
    perspectives: beside('participant,perspective\nnobody,carers\np1,\n'),
  })
  assert.match(english[0]!, /list\.csv, line 2: nobody with this participant id/)
  assert.match(english[1]!, /list\.csv, line 3: the column perspective is empty/)
})

test('at most five marks a person, on ideas that exist', async () => {
  const { marks } = await accepted(POLIS, { marks: beside('participant,statement\np1,2\np1,0\np3,1\n') })
  assert.deepEqual(marks?.slice(0, 3), [[0, 2], [], [1]])
  const many = [0, 1, 2, 3, 4, 5].map((j) => `${j},then,${j},p1,0,0,1,Idea ${j}\n`).join('')
  const six = { ...POLIS, 'comments.csv': `${comments.split('\n')[0]}\n${many}` }
  const rows = [0, 1, 2, 3, 4, 5].map((j) => `p1,${j}\n`).join('')
  const { english } = await refused(six, { marks: beside(`participant,statement\n${rows}p1,88\n`) })
  assert.match(english[0]!, /list\.csv, line 7: this participant already has five marks/)
  assert.match(english[1]!, /list\.csv, line 8: no text is known for this idea/)
})

test('a Remesh export gives its ideas, its votes and the role people declared', async () => {
  const { source, question, perspectives, matrix, said } = await accepted(REMESH)
  assert.deepEqual([source, question, matrix.values.length], ['remesh', 'A small one', 10])
  assert.deepEqual(perspectives?.names, ['Carer'])
  assert.deepEqual(Array.from(perspectives!.members.members[0]!), [1, 1, 1, 0, 0])
  assert.match(said.join(), /answers to “what is your role\?” in a_participants\.csv/)
  const town = await accepted(REMESH, { perspectiveColumn: 'where do' })
  assert.deepEqual(town.perspectives?.names, ['Town'])
  const { english } = await refused(REMESH, { perspectiveColumn: 'shoe size' })
  assert.match(english[0]!, /no question contains “shoe size”/)
  const without = await refused({ ...REMESH, 'a_binary.csv': 'a,b\n1,2\n' })
  assert.match(without.english[0]!, /a_binary\.csv, line 1: no line with the names of the columns/)
})

test('ideas keep their line breaks, quotes, signs and letters of every script', async () => {
  const idea = 'She said "no",\nthen:\tיש 👩🏽‍🦽 ŵ ŷ = 100%; <b>&amp;'
  const quoted = `"${idea.replaceAll('"', '""')}"`
  const { statements } = await accepted({
    ...POLIS,
    'comments.csv': comments.replace('Ask us first.', quoted),
  })
  assert.equal(statements[0]!.text, idea)
})

test('a file name cannot send commands to a terminal', async () => {
  const { english } = await refused(POLIS, { perspectives: join(folderOf({}), '\u001b[31mred.csv') })
  assert.doesNotMatch(english.join(), /\p{Cc}/u)
  assert.match(english.join(), /red\.csv is missing/)
})

test('whatever bytes stand in a file, it is read or refused with a sentence', async () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom('\n', ',', '"', ';', '\r\n', '1000,then,0,p1,1\n', '-1', '\ufeff', 'timestamp')
      .map((s) => Buffer.from(s)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 20 }), fc.boolean(), async (pieces, headed) => {
      const heading = headed ? [Buffer.from(`${votes.split('\n')[0]}\n`)] : []
      const files = { ...POLIS, 'votes.csv': Buffer.concat([...heading, ...pieces]) }
      const reading = await readConversation(folderOf(files), PLAIN)
      if (!reading.ok) assert.ok(reading.faults.every((fault) => wordsIn('en')(fault).endsWith('.')))
    }),
    { seed: 5, numRuns: 150 },
  )
})

test('the list of naughty strings survives as ideas', { skip: withoutShared }, async () => {
  const folder = join(SHARED, 'security')
  const file = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) =>
    /blns.*\.json$/.test(name),
  )
  assert.ok(file, 'the list is not where it was')
  const list: string[] = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  const naughty = list.filter((one) => one.trim() && !one.includes('\u0000'))
  const rows = naughty.map((one, j) => `0,then,${j},p1,0,0,1,"${one.replaceAll('"', '""')}"\n`).join('')
  const { statements } = await accepted({ ...POLIS, 'comments.csv': `${comments.split('\n')[0]}\n${rows}` })
  assert.deepEqual(
    statements.map((one) => one.text),
    naughty.map((one) => one.trim()),
  )
})

for (const name of POLIS_CONVERSATIONS)
  test(`${name} is read whole: every vote as Polis itself counts it`, { skip: withoutShared }, async () => {
    const folder = join(SHARED, 'votes', name)
    const reading = await readConversation(folder, PLAIN)
    assert.ok(reading.ok)
    const { matrix, participants, statements } = reading.conversation
    const known = polisExport(name)
    assert.deepEqual([participants, statements.map(({ id }) => id)], [known.participants, known.statements])
    assert.deepEqual(matrix, known.matrix)
    const files = Object.fromEntries(
      ['comments.csv', 'participants-votes.csv'].map((file) => [file, readFileSync(join(folder, file))]),
    )
    const table = await accepted(files)
    assert.deepEqual(table.matrix, matrix)
  })

test('the Remesh conversation is read whole, with four roles', { skip: withoutShared }, async () => {
  const reading = await readConversation(join(SHARED, 'votes', 'remesh-right-to-assemble'), PLAIN)
  assert.ok(reading.ok)
  const { perspectives, participants } = reading.conversation
  assert.equal(participants.length, 318)
  const sizes = perspectives?.members.members.map((who) => who.reduce((sum, one) => sum + one, 0))
  assert.deepEqual(perspectives?.names, ['Community member', 'Current student', 'Faculty', 'Staff'])
  assert.deepEqual(sizes, [215, 76, 9, 18])
})
