import assert from 'node:assert/strict'
import { test } from 'node:test'
import { check } from './check.js'
import { detailsIn, isNhsNumber } from './details.js'
import { ALIKE, likeness } from './doubles.js'
import { guessable } from './guess.js'
import { readingAge } from './reading-age.js'

const LISTED = ['Siân Evans', 'Amina Begum', 'Joy Will', 'Cher']
const kinds = (text: string, names = LISTED) => detailsIn(text, names).map(({ kind }) => kind)

const NAUGHTY: readonly (readonly [string, ...string[]])[] = [
  ['Ring me on 01633 414 567', 'phone'],
  ['Ring me on 07700 900123 after tea', 'phone'],
  ['Fy rhif i yw +44 7700 900 123', 'phone'],
  ['Call (029) 2018 0451 and ask', 'phone'],
  ['Write to amina@example.org please', 'email'],
  ['Write to amina (at) example.org', 'email'],
  ['Ysgrifennwch at siân.evans@cymru.example', 'email'],
  ['She lives at 4 Mill Lane', 'address'],
  ['Come to 17b St Mary’s Close', 'address'],
  ['Dw i’n byw yn 12 Heol y Parc', 'address'],
  ['I live at CF10 3AT', 'postcode'],
  ['Dw i’n byw yn ll57 2dg', 'postcode'],
  ['My number is 943 476 5919', 'nhs-number'],
  ['9434765919 is my NHS number', 'nhs-number'],
  ['Look at www.example.org/photos', 'web'],
  ['It is all on https://example.com/x?y=1.', 'web'],
  ['Find us at gofal.cymru', 'web'],
  ['I am @sian_e on there', 'web'],
  ['Sian Evans never listens', 'name'],
  ['sian evans never listens', 'name'],
  ['Dyw Siân Evans byth yn gwrando', 'name'],
  ['Ask Margaret Pritchard about it', 'name'],
  ['Gofynnwch i Gwenllian ap Rhys', 'name'],
  ['joy will is rude to us', 'name'],
]
for (const [text, ...found] of NAUGHTY)
  test(`personal details must go: “${text}”`, () => assert.deepEqual(kinds(text), found))

const ORDINARY = [
  'We are asked before things change',
  'The same face comes each day',
  'Call us between 9am and 4pm, not at 8 in the morning',
  'In 2024 only 12 of 57 people were asked',
  'Meetings on 01/02/2026 and 15-03-2026 were too soon',
  'Pay £10.50 an hour, or £12,000 a year',
  'Ring 999 or 111 if you need to. Childline is 0800 1111',
  'The helpline 0300 123 4567 should be open at night',
  'Do it with joy, and with will',
  'Social Services and Riverside Care should talk',
  'The Garden Forum meets on Mondays at St David’s Hall',
  'Grace and May help us in June',
  'A1 quality care, from 8 to 80',
  'Wait for step 2 4 times over',
  'We need more.Not less',
  'Mae’r un wyneb yn dod bob dydd',
  'Dylai Cyngor Gwynedd wrando ar bobl',
  'Gofynnwch i ni cyn i bethau newid',
  'Mae Pwyllgor Iechyd y Senedd yn cwrdd ym mis Mai',
  'B&B is no place to live for 10 weeks',
  'Order 1234567890 was late',
  'The 42 bus to Mill Lane is late',
  'From 9 to 5 nobody opens the door in Church Road',
  'Mae 3 pherson yn aros ar Heol y Parc',
]
for (const text of ORDINARY)
  test(`nothing personal in: “${text}”`, () => assert.deepEqual(detailsIn(text, LISTED), []))

test('somebody whom nobody knows learns nothing about who is here: a listed name reads as any other', () => {
  assert.deepEqual(kinds('Amina Begum never listens', []), kinds('Amina Nobody never listens', []))
  assert.deepEqual(kinds('Xerxes Quill never listens', []), [])
})

test('an NHS number is known by its check digit', () => {
  assert.equal(isNhsNumber('943 476 5919'), true)
  assert.equal(isNhsNumber('9434765918'), false)
  assert.equal(isNhsNumber('401 023 2137'), true)
})

const GUESSED: readonly (readonly [string, 'en' | 'cy'])[] = [
  ['My daughter is not heard', 'en'],
  ['I have schizophrenia and nobody tells me anything', 'en'],
  ['My social worker never calls back', 'en'],
  ['He is in the hostel and nobody comes', 'en'],
  ['My mum’s dementia is getting worse', 'en'],
  ['Mae gan fy merch awtistiaeth', 'cy'],
  ['Dyw fy ngweithiwr cymdeithasol byth yn ffonio', 'cy'],
  ['Dw i’n mynd i’r ganolfan ddydd', 'cy'],
  ['Fe gafodd fy nhad strôc', 'cy'],
]
for (const [text, language] of GUESSED)
  test(`“could someone guess who this is?”: “${text}”`, () => assert.ok(guessable(text, language).length))

const ANYBODY: readonly (readonly [string, 'en' | 'cy'])[] = [
  ['Carers need a break', 'en'],
  ['People with dementia should be asked first', 'en'],
  ['The day centre should open at weekends', 'en'],
  ['Managers should come and sit with us', 'en'],
  ['I want to be listened to', 'en'],
  ['Pay support workers for travel time', 'en'],
  ['Mothers and fathers are told too late', 'en'],
  ['We forward letters too slowly', 'en'],
  ['Mae angen seibiant ar ofalwyr', 'cy'],
  ['Dylai’r ganolfan ddydd agor ar y penwythnos', 'cy'],
  ['Dylai rheolwyr wrando arnom ni', 'cy'],
  ['Mae pobl â dementia yn haeddu gwell', 'cy'],
]
for (const [text, language] of ANYBODY)
  test(`that could be anybody: “${text}”`, () => assert.deepEqual(guessable(text, language), []))

const SAME: readonly (readonly [string, string])[] = [
  ['Meals are hot', 'The meals are hot.'],
  ['We are asked before things change', 'We should be asked before things change'],
  ['The same face comes each day', 'The same faces come each day'],
  ['Gofynnwch i ni cyn i bethau newid', 'Gofynnwch i ni cyn i bethau newid!'],
  ['Ask us first', 'Ask us first, please'],
]
for (const [one, other] of SAME)
  test(`nearly the same: “${one}” and “${other}”`, () => assert.ok(likeness(one, other) >= ALIKE))

const APART: readonly (readonly [string, string])[] = [
  ['Meals are hot', 'Meals are late'],
  ['We are asked before things change', 'We are told after things have changed'],
  ['Carers need a break', 'Carers need to be paid'],
  ['The same face comes each day', 'The bus comes each day'],
  ['Mae’r bwyd yn dda', 'Mae’r bws yn hwyr'],
]
for (const [one, other] of APART)
  test(`two ideas: “${one}” and “${other}”`, () => assert.ok(likeness(one, other) < ALIKE))

test('how alike two texts are does not depend on which comes first, on capitals or on accents', () => {
  for (const [one, other] of [...SAME, ...APART]) assert.equal(likeness(one, other), likeness(other, one))
  assert.equal(likeness('Tŷ i bawb', 'TY I BAWB'), 1)
  assert.equal(likeness('', 'anything'), 0)
})

test('a reading age is told of English alone, and of more than a few words', () => {
  assert.equal(readingAge('Mae angen i ni gael ein holi cyn i bethau newid yma', 'cy'), undefined)
  assert.equal(readingAge('Ask us first', 'en'), undefined)
  const easy = readingAge('We want to be asked first, before you change how we live.', 'en')
  const hard = readingAge(
    'Strategic stakeholder engagement methodologies necessitate comprehensive organisational transformation.',
    'en',
  )
  assert.ok(easy! < 11 && hard! > 15, `${easy} ${hard}`)
})

test('only personal details keep an idea back; what is long, doubled or easy to guess is told', () => {
  const ideas = [{ n: 4, text: 'Meals are hot' }]
  const checked = check(`My daughter says meals are hot. ${'It is so. '.repeat(25)}`, 'en', {
    names: [],
    ideas,
  })
  assert.deepEqual([checked.mustGo, checked.tooLong], [[], true])
  assert.deepEqual(checked.guesses, [{ kind: 'relatives', words: ['daughter'] }])
  assert.deepEqual(check('The meals are hot', 'en', { names: [], ideas }).doubles, ideas)
})
