import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { wholeHouse } from '../../../testing/house.js'
import { type Neighbours, neighbours } from '../../../testing/neighbours.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { actorOf } from '../queries.js'

const skip = withoutBrowser
const THE_FILE = 'the file to take away'
let t: Neighbours

before(async () => {
  t = await neighbours(wholeHouse, async (world, { person }) =>
    person ? actorOf(world, person) : { kind: 'operator' },
  )
  await t.giveKey(t.people.amina, 'lived')
})
after(async () => {
  await closeBrowser()
  await t.close()
})

async function lively() {
  const joe = t.as('joe')
  await joe.post('/people/me/perspectives', {
    which: [t.carer, t.worker],
    [`words-${t.carer}`]: 'I look after my dad',
  })
  const needs = { language: 'en', channel: 'email', format: 'easy-read', support: 'breaks', seen: 'group' }
  await joe.post('/people/me/needs', needs)
  const asked = await joe.post('/people/rights', {
    kind: 'complaint',
    said: 'My address stood in the minutes',
  })
  return asked.goTo
}

test('anyone can use every page of one’s own, in both languages, full and with something to mend', {
  skip,
}, async () => {
  const right = await lively()
  const [joe, amina] = [t.as('joe'), t.as('amina')]
  const mend = (path: string) => joe.post(path, {})
  const pages: readonly (readonly [string, () => ReturnType<typeof mend>])[] = [
    ['home', () => joe.get('/')],
    ['welcome', () => t.anybody().get('/')],
    ['who is here', () => joe.get('/people')],
    ['my things', () => joe.get('/people/me?done=details')],
    ['my things in Welsh', () => t.as('stranger').get('/people/me?language=cy')],
    ['which', () => joe.get('/people/me/perspectives')],
    ['what helps, to mend', () => mend('/people/me/needs')],
    ['details, to mend', () => mend('/people/me/details')],
    ['leave, to mend', () => mend('/people/me/leave')],
    ['leave with a key', () => amina.get('/people/me/leave')],
    ['erase', () => joe.get('/people/me/erase')],
    ['erase, asked again', () => mend('/people/me/erase/surely')],
    ['gone', () => t.anybody().get('/people/gone/erased')],
    ['rights for everybody', () => t.anybody().get('/people/rights?language=cy')],
    ['rights for a facilitator', () => amina.get('/people/rights')],
    ['what was asked', () => amina.get(right)],
    ['ask, to mend', () => mend('/people/rights')],
    ['take down a call, to mend', () => amina.post('/people/rights/for-somebody', {})],
    ['the record', () => joe.get('/record')],
    ['nothing found in the record', () => joe.get('/record?page=9')],
    ['what helps those around me', () => amina.get('/people/needs')],
    [THE_FILE, () => joe.get('/people/me/download.html')],
  ]
  for (const [name, open] of pages) {
    const seen = await open()
    assert.ok(seen.text, `${name}: ${seen.status} ${seen.goTo}`)
    // The file opens with nothing beside it, so its style is inside.
    const inside = 'no script or style inside the page'
    const faults = (await pageFaults(seen.text)).filter(({ rule }) => name !== THE_FILE || rule !== inside)
    assert.deepEqual(faults, [], name)
  }
})
