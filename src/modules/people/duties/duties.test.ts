import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import JSZip from 'jszip'
import type { Seen, Typed } from '../../../testing/browser.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../../testing/page-checks.js'
import { type Name, type Town, town } from '../../../testing/town.js'
import { frameOf } from '../frame.js'
import { actorOf } from '../queries.js'
import { ASKED, DUTIES, type Duty } from './asked.js'
import { isPhone } from './form.js'
import { headKeepers } from './keepers.js'
import { numbersWhenBroken } from './numbers.js'
import { publicRoutes } from './public-routes.js'
import { isOpen } from './queries.js'
import { dutyRoutes } from './routes.js'
import { safetyContactsOf } from './safety-contacts.js'
import { TOLD } from './words.js'

let t: Town

/** Amina holds the key of lived experience, Joe that of learnt experience; the stranger is in no group. */
before(async () => {
  t = await town([...dutyRoutes, ...publicRoutes], {
    web: {
      actorOf: async (world, { person }) => (person ? actorOf(world, person) : { kind: 'operator' }),
      frame: frameOf,
    },
  })
  // Late in the evening: a little later is another day, and everybody is still signed in.
  t.setTime('2026-03-21T23:00:00.000Z')
  await giveKey('amina', 'lived')
})
after(async () => {
  await closeBrowser()
  await t.close()
})

async function giveKey(name: Name, side: 'lived' | 'learnt') {
  const org = t.places.riverside.organisation.id
  const client = await t.owner.connect()
  await client.query(`begin; set local app.org_id = '${org}'`)
  await client.query(
    `insert into people_key (org_id, id, side, holds, person_id, named_at, accepted_at, confirmed_at, term_ends_on)
     values ($1, $2, $3, 'facilitator', $4, '2026-03-01', '2026-03-01', '2026-03-01', '2027-03-01')`,
    [org, randomUUID(), side, t.people[name]],
  )
  await client.query('update person set email = $2 where id = $1', [t.people[name], `${name}@example.org`])
  await client.query('commit')
  client.release()
}

const NUMBERS = {
  'day-name': 'Adult care team',
  'day-phone': '01632 960 111',
  'day-hours': 'Monday to Friday, 9 to 5',
  'night-name': 'Emergency duty team',
  'night-phone': '01632 960 222',
  'advocacy-name': 'Harbour Advocacy',
  'advocacy-phone': '01632 960 333',
}
const CONTROLLER = {
  kind: 'public',
  name: 'Riverside Council',
  address: '1 High Street\nRiverside',
  email: 'post@riverside.example',
  hosting: 'Our own team',
  country: 'uk',
}

/** Something true in every box of a duty, as a browser sends it. */
function filled(duty: Duty): Typed {
  if (duty === 'numbers') return NUMBERS
  if (duty === 'controller') return CONTROLLER
  const fields: [string, string][] = ASKED[duty].flatMap(({ name, kind, choices }): [string, string][] => {
    if (kind === 'day')
      return [
        [`${name}-day`, '1'],
        [`${name}-month`, '3'],
        [`${name}-year`, '2026'],
      ]
    if (kind === 'choice') return [[name, choices?.[0]?.value ?? '']]
    const said = {
      email: `${name}@riverside.example`,
      phone: '01632 960 444',
      tick: 'yes',
      line: 'Siân',
      lines: 'So',
      person: '',
    }
    return [[name, said[kind]]]
  })
  return Object.fromEntries(fields)
}

const answer = (who: Name, duty: Duty, form = filled(duty)) => t.as(who).post(`/people/duties/${duty}`, form)
const led = ({ status, goTo, text }: Seen, to: string) =>
  assert.equal(`${status} ${goTo}`, `303 ${to}`, text.slice(0, 3_000))

test('somebody who holds no key finds no list of duties, and can answer none', async () => {
  for (const path of ['/people/duties', '/people/duties/numbers', '/people/duties/impact/document?in=en'])
    assert.equal((await t.as('stranger').get(path)).status, 404, path)
  for (const path of ['numbers', 'notice', 'opening', 'opening/answer', 'numbers/answer'])
    assert.equal((await t.as('stranger').post(`/people/duties/${path}`, NUMBERS)).status, 404, path)
  assert.equal((await t.as('megan').get('/people/duties')).status, 404, 'nor does another organisation')
  const signedOut = await t.anybody().get('/people/duties')
  assert.equal(signedOut.status, 303)
  assert.match(signedOut.goTo, /next=%2Fpeople%2Fduties/)
})

test('before anything is set, help has the numbers for everybody, and says that the local ones are missing', async () => {
  const page = await t.anybody().get('/help')
  for (const phone of ['999', '18000', '111', '116 123'])
    assert.ok(page.text.includes(`>${phone}</a>`), phone)
  assert.match(page.text, /local numbers are not written down yet/)
  assert.match(page.text, /Leave this page now/)
})

test('the list names everything that is to do', async () => {
  const { text } = await t.as('amina').get('/people/duties')
  assert.match(text, /Help numbers near you/)
  assert.match(text, /16 are left/)
  assert.match(text, /We wait for the facilitator with learnt experience/)
})

test('a wrong phone number is asked for again, in words, and nothing typed is lost', async () => {
  const page = await answer('amina', 'numbers', { ...NUMBERS, 'night-phone': 'ring the bell' })
  assert.equal(page.status, 422)
  assert.match(page.text, /<a href="#night-phone">Write a phone number under “Their number at night”/)
  assert.match(page.text, /value="Emergency duty team"/)
  assert.match(page.text, /value="ring the bell"/)
})

test('half an answer is kept, and the list says what is missing', async () => {
  led(await answer('amina', 'numbers', { 'day-name': 'Adult care team' }), '/people/duties?done=numbers')
  assert.match(
    (await t.as('amina').get('/people/duties')).text,
    /Missing: Their number by day, Whom people reach at night/,
  )
})

test('an empty form asks for everything', async () => {
  const page = await answer('amina', 'officer', {})
  assert.equal(page.status, 422)
  assert.match(page.text, /<title>Error: /)
})

test('the numbers are set: they stand on every page at once, also for strangers, in both languages', async () => {
  led(await answer('amina', 'numbers'), '/people/duties?done=numbers')
  const done = await t.as('amina').get('/people/duties?done=numbers')
  assert.match(done.text, /They now stand on every page/)
  assert.match(done.text, /Done on 21 March 2026 by amina/)
  for (const path of ['/help', '/cookies', '/no-such-page']) {
    const { text } = await t.anybody().get(path)
    for (const phone of ['01632 960 111', '01632 960 222', '01632 960 333'])
      assert.ok(text.includes(phone), path)
  }
  const welsh = await t.anybody().get('/help?language=cy')
  assert.match(welsh.text, /Emergency duty team \(gyda’r nos\)/)
  assert.deepEqual((await t.events()).filter(({ name }) => name === 'people.duty-answered').length, 2)
})

test('a page about something broken has the local numbers too', async () => {
  const { organisation } = t.places.riverside
  const numbers = await numbersWhenBroken(t.ground, organisation, 'en')
  assert.deepEqual(
    numbers.map(({ phone }) => phone),
    ['01632 960 111', '01632 960 222', '01632 960 333'],
  )
  assert.deepEqual(await numbersWhenBroken(t.ground, t.places.harbour.organisation, 'en'), [])
})

test('one person is not both safety contact and deputy', async () => {
  const twice = { ...filled('contacts'), 'deputy-email': 'first-email@riverside.example' }
  const page = await answer('amina', 'contacts', twice)
  assert.equal(page.status, 422)
  assert.match(page.text, /The two contacts must be two people/)
  const account = { 'first-person': t.people.joe, 'deputy-person': t.people.joe }
  const again = await answer('amina', 'contacts', { ...filled('contacts'), ...account })
  assert.match(again.text, /The two contacts must be two people/)
})

test('members are named as safety contact and deputy by their accounts; each is told, once', async () => {
  const accounts = { 'first-person': t.people.joe, 'deputy-person': t.people.amina }
  const form = { ...filled('contacts'), ...accounts }
  assert.match((await t.as('amina').get('/people/duties/contacts')).text, /No account here yet/)
  const elsewhere = { ...form, 'first-person': t.people.megan }
  assert.equal((await answer('amina', 'contacts', elsewhere)).status, 422, 'only people of this organisation')
  for (const _ of [1, 2]) led(await answer('amina', 'contacts', form), '/people/duties?done=saved')
  const world = t.worldAt()
  assert.deepEqual(await safetyContactsOf(world.read, world), [t.people.joe, t.people.amina])
  const letters = await world.read.selectFrom('letter').selectAll().where('kind', '=', 'contacts').execute()
  await world.end()
  assert.deepEqual(
    letters.map(({ address }) => address),
    ['amina@example.org'],
    'Joe has no address here yet',
  )
  assert.match(letters[0]?.body ?? '', /second proof/)
})

test('a day that has not come yet is no day on which something was done', async () => {
  const future = { ...filled('accessibility'), 'on-year': '2027' }
  assert.match((await answer('amina', 'accessibility', future)).text, /This day has not come yet/)
})

test('a public body is offered the public task first, others a fair interest', async () => {
  const first = async () => {
    const { text } = await t.as('amina').get('/people/duties/basis')
    return text.indexOf('value="public-task"') < text.indexOf('value="legitimate-interests"')
  }
  led(await answer('amina', 'controller', { ...CONTROLLER, kind: 'charity' }), '/people/duties?done=saved')
  assert.equal(await first(), false)
  await answer('amina', 'controller')
  assert.equal(await first(), true)
  assert.match((await t.as('amina').get('/people/duties/basis')).text, /Joining is never called consent/)
})

test('no notice is made before its answers are there, and nothing says otherwise', async () => {
  assert.match((await t.as('amina').get('/people/duties/notice')).text, /These must be done first/)
  const page = await t.as('amina').post('/people/duties/notice')
  assert.equal(page.status, 422)
  assert.match((await t.anybody().get('/privacy')).text, /not made yet/)
})

test('the pair is led through all of it; only then can it be opened', async () => {
  for (const duty of DUTIES.filter((one) => one !== 'notice' && one !== 'safety'))
    led(await answer('amina', duty), `/people/duties?done=${duty === 'numbers' ? 'numbers' : 'saved'}`)
  led(await t.as('amina').post('/people/duties/notice'), '/people/duties?done=notice')
  const early = await t.as('amina').post('/people/duties/opening')
  assert.equal(early.status, 422)
  assert.match(early.text, /Some things on the list are not done yet/)
  await answer('amina', 'safety')
  const alone = await t.as('amina').post('/people/duties/opening')
  assert.match(alone.text, /Both sides must have a facilitator first/)
})

test('the notice says what was answered, in English, Welsh and Easy Read words', async () => {
  const { text } = await t.anybody().get('/privacy')
  assert.match(text, /Riverside Council decides how your data is used/)
  assert.match(text, /You can write to 1 High Street, Riverside, or to post@riverside.example/)
  assert.match(text, /We do not ask for your consent to join/)
  assert.match(text, /This notice counts from 21 March 2026/)
  assert.match((await t.anybody().get('/privacy?language=cy')).text, /Riverside Council sy’n penderfynu/)
  const easy = await t.anybody().get('/privacy?words=easy')
  assert.match(easy.text, /You can stop at any time/)
  assert.doesNotMatch(easy.text, /controller/)
})

test('who sees what is told before anything is said, and that hosting staff could look', async () => {
  const { text } = await t.anybody().get('/privacy')
  const row = (who: string) =>
    text.slice(text.indexOf(`>${who}</th>`), text.indexOf('</tr>', text.indexOf(`>${who}</th>`)))
  assert.match(row('Your manager'), /Only if you are in one group.*>No<.*without your name.*>No</s)
  assert.equal([...row('People who run the computer').matchAll(/They could look/g)].length, 4)
  assert.match(text, /We cannot make that impossible, so we say it/)
})

test('when an answer behind it changes, a new notice is asked for; the old one is kept and linked', async () => {
  await answer('amina', 'officer', { ...filled('officer'), name: 'Dafydd' })
  assert.match((await t.as('amina').get('/people/duties')).text, /Make it again/)
  t.setTime('2026-03-22T00:20:00.000Z')
  led(await t.as('amina').post('/people/duties/notice'), '/people/duties?done=notice')
  const now = await t.anybody().get('/privacy')
  assert.match(now.text, /Dafydd/)
  assert.match(now.text, /<a href="\/privacy\/1">/)
  const old = await t.anybody().get('/privacy/1')
  assert.match(old.text, /This is an older notice. It counted from 21 March 2026/)
  assert.doesNotMatch(old.text, /Dafydd/)
  assert.equal((await t.anybody().get('/privacy/3')).status, 404)
  assert.equal((await t.anybody().get('/privacy/x')).status, 404)
})

test('the documents come filled in, as files a word processor opens', async () => {
  for (const [duty, language] of [
    ['impact', 'en'],
    ['processing', 'cy'],
  ] as const) {
    const file = await t.web.inject({
      method: 'GET',
      url: `/people/duties/${duty}/document?in=${language}`,
      headers: {
        host: t.places.riverside.host,
        cookie: [...t.as('amina').cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    assert.equal(file.statusCode, 200)
    assert.match(`${file.headers['content-disposition']}`, /attachment; filename=".*\.docx"/)
    const zip = await JSZip.loadAsync(file.rawPayload)
    const xml = await zip.file('word/document.xml')?.async('string')
    assert.ok(xml?.includes('Riverside Council'))
  }
  assert.equal((await t.as('amina').get('/people/duties/age/document?in=en')).status, 404)
})

test('opening is an act of both sides: whoever asks cannot agree, and the record has both', async () => {
  await giveKey('joe', 'learnt')
  assert.equal(await isOpen(t.worldAt()), false)
  led(await t.as('amina').post('/people/duties/opening'), '/people/duties?done=asked')
  const own = await t.as('amina').post('/people/duties/opening/answer', { says: 'yes' })
  assert.equal(own.status, 422)
  assert.match(own.text, /The facilitator of the other side must do this/)
  t.setTime('2026-03-22T00:20:15.000Z')
  led(await t.as('joe').post('/people/duties/opening/answer', { says: 'no' }), '/people/duties?done=not-yet')
  t.setTime('2026-03-22T00:20:30.000Z')
  led(await t.as('joe').post('/people/duties/opening'), '/people/duties?done=asked')
  t.setTime('2026-03-22T00:21:00.000Z')
  assert.match((await t.as('amina').get('/people/duties')).text, /joe asked to open this place/)
  led(
    await t.as('amina').post('/people/duties/opening/answer', { says: 'yes' }),
    '/people/duties?done=opened',
  )
  assert.equal(await isOpen(t.worldAt()), true)
  const told = (await t.events()).filter(({ name }) => /opening|opened/.test(name))
  assert.deepEqual(
    told.map(({ name, actor }) => `${name} ${actor === `person:${t.people.joe}` ? 'joe' : 'amina'}`),
    [
      'people.opening-asked amina',
      'people.opening-put-away joe',
      'people.opening-asked joe',
      'people.opened amina',
    ],
  )
})

test('in an open place a change waits for the other side, is shown to them, and counts when they agree', async () => {
  const moved = { ...NUMBERS, 'night-phone': '01632 960 999' }
  led(await answer('joe', 'numbers', moved), '/people/duties?done=change')
  assert.doesNotMatch((await t.anybody().get('/help')).text, /01632 960 999/)
  const waiting = await t.as('amina').get('/people/duties/numbers')
  assert.match(waiting.text, /joe would like to change this/)
  assert.match(waiting.text, /01632 960 999/)
  const own = await t.as('joe').post('/people/duties/numbers/answer', { says: 'yes' })
  assert.equal(own.status, 422)
  led(
    await t.as('amina').post('/people/duties/numbers/answer', { says: 'yes' }),
    '/people/duties?done=agreed',
  )
  assert.match((await t.anybody().get('/help')).text, /01632 960 999/)
  assert.match((await t.as('amina').get('/people/duties')).text, /by joe and amina/)
})

test('once both sides are here, both are sent the day’s head, besides those named from the command line', async () => {
  const org_id = t.places.riverside.organisation.id
  await t.worldAt().act({ kind: 'operator' }, async (tx) => {
    await tx.insertInto('head_keeper').values({ org_id, address: 'archive@riverside.example' }).execute()
    assert.deepEqual(await headKeepers(tx, t.worldAt()), [
      'amina@example.org',
      'archive@riverside.example',
      'joe@example.org',
    ])
    return { ok: true, next: 1, event: { name: 'people.keepers-set', about: 'organisation:x' } }
  })
})

test('everything that happened here has its sentence', async () => {
  for (const { name } of await t.events()) assert.ok(name in TOLD, name)
})

test('cookies are told by their real names, and these are all that are set', async () => {
  const { text } = await t.anybody().get('/cookies')
  for (const name of ['session', 'visit', 'language'])
    assert.ok(text.includes(`__Host-throughline-${name}`), name)
  const set = new Set([...t.as('amina').cookies.keys(), ...t.anybody().cookies.keys()])
  for (const name of set) assert.ok(text.includes(name), name)
})

test('phones are read as people write them', () => {
  for (const phone of ['111', '116 123', '+44 (0)1632 960111', '01632-960-111'])
    assert.ok(isPhone(phone), phone)
  for (const phone of ['', '12', 'call me', '1; drop', '----']) assert.ok(!isPhone(phone), phone)
})

const PAGES = [
  '/help',
  '/privacy',
  '/privacy/1',
  '/privacy?words=easy',
  '/accessibility',
  '/cookies',
  '/retention',
]
for (const language of ['en', 'cy'])
  test(`every public page is without a fault, in ${language}`, { skip: withoutBrowser }, async () => {
    for (const path of PAGES) {
      const { text } = await t.anybody().get(`${path}${path.includes('?') ? '&' : '?'}language=${language}`)
      assert.deepEqual(await pageFaults(text), [], path)
    }
  })

test('the list and every duty on it are without a fault, also where something is wrong', {
  skip: withoutBrowser,
}, async () => {
  const list = await t.as('amina').get('/people/duties?done=saved')
  assert.deepEqual(await pageFaults(list.text), [])
  for (const duty of DUTIES) {
    const { text } = await t.as('amina').get(`/people/duties/${duty}?language=cy`)
    assert.deepEqual(await pageFaults(text), [], duty)
  }
  const wrong = await answer('amina', 'safety', {})
  assert.deepEqual(await pageFaults(wrong.text), [], 'with what is wrong')
  await answer('joe', 'impact', { ...filled('impact'), risk: 'medium' })
  const waiting = await t.as('amina').get('/people/duties/impact')
  assert.deepEqual(await pageFaults(waiting.text), [], 'with a change that waits')
})
