import assert from 'node:assert/strict'
import { test } from 'node:test'
import { retext } from 'retext'
import retextEnglish from 'retext-english'
import retextReadability from 'retext-readability'
import retextSimplify from 'retext-simplify'
import { sayIn } from '../ui/say.js'
import { en, type Key } from './en.js'

// A child of eleven can read it: a sentence is too hard when five of seven known formulas say so. A sentence has
// fewer than 20 words, and no word where a plainer one would do.
const AGE = 11
const FORMULAS = 5 / 7
// Under this the formulas weigh a single word too heavily.
const FEWEST_WORDS = 6
const MOST_WORDS = 20

/** Sentences that may be harder, and why. Take one out when it has become easier: the test says so. */
const HARDER: Readonly<Partial<Record<Key, string>>> = {
  'divides.opposed-everyone': 'six words before a list; “disagree” is the word people press',
  'opinion.polis': 'for people who compare with Polis, who know the word',
  'slate.lead': '“priorities” is the word for what people mark; the list under it shows it',
  'slate.agrees': 'the same',
  'slate.joined': 'one rule said whole; two sentences would leave its reason behind',
  'heads.lead': 'two short sentences; the formulas weigh “everything” and “anybody”',
  'set-up.door.lead': 'read once, by whoever looks after the computer',
  'head.proves': 'a letter to two facilitators that says exactly what it proves',
  'head.check': 'the same letter; it holds a command to type',
  'head.cannot': 'the same letter; what it cannot do must not be made to sound smaller',
  'exchange.import.perspectives-hint': 'it names the two columns the file must have',
  'command.exposed': 'said in the terminal, to whoever runs the program',
  'duties.ask.email': '“e-mail address” is what everybody calls it',
  'set-up.you.email.ask': 'the same',
  'set-up.other.email.ask': 'the same',
  'duties.opening.lived':
    '“facilitator” and “experience” are the words of this place; the set-up explains them',
  'duties.opening.learnt': 'the same',
  'set-up.you.lived-note': 'the same',
  'set-up.perspectives.learnt.hint': 'names of kinds of work',
  'set-up.other.learnt': 'the same',
  'set-up.told.organisation-made': 'said of whoever runs the program',
  'duties.controller.lead': 'a name in the law; the words around it say what it is',
  'duties.officer.lead': 'a name in the law; the words around it say what it is',
  'duties.basis.basis.legitimate-interests.hint': 'a name in the law; the words around it say what it is',
  'duties.basis.why.hint': 'names of laws',
  'duties.impact.advice': 'a name in the law; the words around it say what it is',
  'duties.controller.country.eea': 'names of countries',
  'duties.purpose.purpose.example': 'an example in two short sentences, to be changed',
  'notice.who.text': 'a name in the law; the words around it say what it is',
  'notice.officer': 'a name in the law; the words around it say what it is',
  'notice.complain.ico': 'the name of a public office',
  'notice.country.other': '“computer” and “country”, both well known',
  'access.standard': 'the name of a standard',
  'code.email.ask': '“e-mail address” is what everybody calls it',
  'app.qr': 'said by a screen reader, to whoever set up such an app',
  'mend.email-taken': 'short and plain; the formulas weigh “address” and “somebody”',
  'told.sign-on-removed': 'said of whoever runs the program',
}

/** Words that look hard to the list of plain words, and are right here. */
const RIGHT_WORDS: Readonly<Record<string, string>> = {
  address: 'where letters go; everybody knows the word',
  type: 'what people do with keys',
  'there is': 'how people say it',
  'there are': 'the same',
  'it is': 'the same',
  'all of': 'the same',
  very: 'the law asks for a very good reason, not just a good one',
  shall: 'an offer: what shall we call you?',
}

const keys: readonly Key[] = Object.keys(en).filter((key): key is Key => key in en)

/** As a person would see it: numbers and short names stand where facts go. */
function seen(key: Key): string {
  const names = [...en[key].matchAll(/\{(\w+)/g)].map((found) => found[1]!)
  const values = Object.fromEntries(names.map((name) => [name, /\{\w+, plural/.test(en[key]) ? 3 : 'Joe']))
  const numbers = Object.fromEntries(
    [...en[key].matchAll(/\{(\w+), (?:plural|number)/g)].map((found) => [found[1]!, 3]),
  )
  return sayIn('en')(key, { ...values, ...numbers })
}

const plain = retext()
  .use(retextEnglish)
  .use(retextSimplify, { ignore: Object.keys(RIGHT_WORDS) })
  .use(retextReadability, { age: AGE, threshold: FORMULAS, minWords: FEWEST_WORDS })

async function hard(key: Key): Promise<string[]> {
  const text = seen(key)
  const { messages } = await plain.process(text)
  const long = text.split(/(?<=[.!?:;])\s+/).filter((sentence) => sentence.split(/\s+/).length >= MOST_WORDS)
  return [...messages.map(({ reason }) => reason), ...long.map((sentence) => `too long: ${sentence}`)]
}

test('every English sentence can be read at eleven, in short sentences and plain words', async () => {
  const found: string[] = []
  for (const key of keys) {
    const reasons = await hard(key)
    if (reasons.length && !HARDER[key]) found.push(`${key}: “${seen(key)}” ${reasons.join('; ')}`)
  }
  assert.deepEqual(found, [])
})

test('no sentence is excused that has become easy', async () => {
  for (const key of keys) if (HARDER[key]) assert.notDeepEqual(await hard(key), [], key)
})

test('the check itself hears officialese', async () => {
  const { messages } = await plain.process(
    'Pursuant to the aforementioned regulations, stakeholders are required to utilise the designated facilities.',
  )
  assert.ok(messages.length > 2)
})
