import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, openBrowser } from '../../testing/browser.js'
import { closeBrowser, pageFaults, withoutBrowser } from '../../testing/page-checks.js'
import { type Town, town } from '../../testing/town.js'
import { dutyRoutes } from './duties/routes.js'
import { frameOf } from './frame.js'
import { OFFERED } from './person.js'
import { actorOf, groupsOf, perspectivesOf } from './queries.js'
import { makeSetUpLink } from './set-up-commands.js'
import { setUpRoutes } from './set-up-routes.js'
import { TOLD } from './set-up-words.js'
import { makeInvitation } from './sign-in/join-commands.js'

let t: Town
let lead: Browser

before(async () => {
  t = await town(
    (ground, secret) => [
      ...setUpRoutes({
        invite: (world, actor, wish) =>
          makeInvitation({ ground, secret, address: 'https://riverside.example' }, world, actor, {
            kind: 'letter',
            ...wish,
          }),
      }),
      ...dutyRoutes,
    ],
    {
      web: {
        actorOf: async (world, { person }) => (person ? actorOf(world, person) : { kind: 'operator' }),
        frame: frameOf,
      },
    },
  )
  lead = t.anybody()
})
after(async () => {
  await closeBrowser()
  await t.close()
})

const led = (answer: { status: number; goTo: string; text: string }, to: string) =>
  assert.equal(`${answer.status} ${answer.goTo}`, `303 ${to}`, answer.text.slice(0, 2_500))

const STEPS = ['', '/name', '/perspectives', '/perspectives/new', '/groups', '/groups/new', '/you']

test('without the link there is nothing to set up: not for strangers, not for members', async () => {
  for (const step of STEPS) {
    assert.equal((await t.anybody().get(`/set-up${step}`)).status, 404, step)
    assert.equal((await t.as('joe').get(`/set-up${step}`)).status, 404, step)
    if (step) assert.equal((await t.as('joe').post(`/set-up${step}`, { name: 'Mine' })).status, 404, step)
  }
})

test('following the link does nothing yet; the button opens the door, once', async () => {
  const code = await makeSetUpLink(t.worldAt())
  assert.equal((await lead.get(`/set-up/${code}`)).status, 200)
  assert.equal((await lead.get('/set-up')).status, 404)
  led(await lead.post(`/set-up/${code}`), '/set-up')
  led(await lead.get('/set-up'), '/set-up/name')
  const again = await t.anybody().post(`/set-up/${code}`)
  assert.equal(again.status, 422)
  assert.match(again.text, /This link was used before/)
  assert.match((await t.anybody().post('/set-up/nonsense')).text, /does not open anything/)
})

test('a step cannot be taken before those it rests on', async () => {
  await lead.get('/set-up/name')
  const page = await lead.post('/set-up/perspectives', { picks: ['0', '3'] })
  assert.equal(page.status, 422)
  assert.match(page.text, /First do the steps before this one/)
})

test('the organisation gets its name, and what was just done is said', async () => {
  const wrong = await lead.post('/set-up/name', { name: 'Gofal yr Afon', language: 'cy', zone: 'Cardiff' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.text, /value="Gofal yr Afon"/)
  led(
    await lead.post('/set-up/name', { name: 'Gofal yr Afon', language: 'en', zone: 'Europe/London' }),
    '/set-up?done=name',
  )
  led(await lead.get('/set-up?done=name'), '/set-up/perspectives?done=name')
  const next = await lead.get('/set-up/perspectives?done=name')
  assert.match(next.text, /Your organisation has its name/)
  assert.match(next.text, /1 of 5 done/)
})

test('seven perspectives are offered, all ticked; both sides must stay', async () => {
  const { text } = await lead.get('/set-up/perspectives')
  assert.equal([...text.matchAll(/type="checkbox"[^>]*checked/g)].length, 7)
  for (const { name } of OFFERED) assert.ok(text.includes(name.en), name.en)
  const oneSide = await lead.post('/set-up/perspectives', { picks: ['0', '1'] })
  assert.equal(oneSide.status, 422)
  assert.match(oneSide.text, /Choose at least one of each side/)
  assert.equal(
    [...oneSide.text.matchAll(/type="checkbox"[^>]*checked/g)].length,
    2,
    'what was ticked is kept',
  )
  led(await lead.post('/set-up/perspectives', { picks: ['0', '1', '3'] }), '/set-up?done=perspectives')
  assert.equal((await perspectivesOf(t.worldAt())).length, 3)
})

test('one is added in own words, renamed, and taken out again', async () => {
  const typed = { en: 'Young carer', cy: 'Gofalwr ifanc' }
  const noSide = await lead.post('/set-up/perspectives/new', typed)
  assert.match(noSide.text, /Choose a side/)
  led(
    await lead.post('/set-up/perspectives/new', { ...typed, side: 'lived' }),
    '/set-up/perspectives?done=perspectives',
  )
  const added = (await perspectivesOf(t.worldAt())).find(({ name }) => name.en === 'Young carer')
  const at = `/set-up/perspectives/${added?.id}`
  assert.match((await lead.get(at)).text, /Change “Young carer”/)
  led(await lead.post(at, { ...typed, en: 'Young adult carer' }), '/set-up/perspectives?done=perspectives')
  led(await lead.post(`${at}/take-out`), '/set-up/perspectives?done=perspectives')
  assert.equal((await perspectivesOf(t.worldAt())).length, 3)
  assert.equal((await lead.get(at)).status, 404)
  assert.equal((await lead.get('/set-up/perspectives/nonsense')).status, 404)
})

test('one group is offered to begin with, then a tree', async () => {
  assert.match((await lead.get('/set-up/groups')).text, /value="Everyone at /)
  led(await lead.post('/set-up/groups', { name: 'Everyone', kind: 'level' }), '/set-up/groups?done=groups')
  const [top] = await groupsOf(t.worldAt())
  led(
    await lead.post('/set-up/groups/new', { name: 'Carers', kind: 'forum', parent: top?.id ?? '' }),
    '/set-up/groups?done=groups',
  )
  const twice = await lead.post('/set-up/groups/new', { name: 'carers', kind: 'team', parent: top?.id ?? '' })
  assert.match(twice.text, /There is one of that name already/)
  const busy = await lead.post(`/set-up/groups/${top?.id}/take-out`)
  assert.match(busy.text, /There are groups in it/)
  const tree = await lead.get('/set-up/groups')
  assert.match(tree.text, /Everyone.*tl-branch.*Carers/s)
})

test('whoever set it up becomes a person: the session is theirs, under a new key', async () => {
  const [supported, , worker] = await perspectivesOf(t.worldAt())
  const me = {
    name: 'Siân',
    reach: 'email',
    email: 'Sian@Afon.example',
    perspectives: [worker?.id ?? ''],
    side: 'learnt',
  }
  const wrong = await lead.post('/set-up/you', { ...me, email: 'sian' })
  assert.match(wrong.text, /<a href="#email">Write your e-mail address/)
  const notOfIt = await lead.post('/set-up/you', { ...me, perspectives: [supported?.id ?? ''] })
  assert.match(notOfIt.text, /you must be of that side yourself/)
  const before = lead.cookies.get('__Host-throughline-session')
  led(await lead.post('/set-up/you', me), '/set-up?done=you')
  assert.notEqual(lead.cookies.get('__Host-throughline-session'), before)
  const thief = openBrowser(t.web.inject, t.places.riverside.host)
  thief.cookies.set('__Host-throughline-session', before ?? '')
  assert.equal((await thief.get('/set-up/you')).status, 404, 'the key of the link is worth nothing any more')
  led(await lead.get('/set-up'), '/set-up/other-side')
  assert.match((await lead.get('/set-up/other-side')).text, /You are signed in as Siân/)
})

test('the facilitator of the other side is asked by letter; nobody holds both keys', async () => {
  const asks = { name: 'Amir', reach: 'email', words: 'Will you join me?' }
  const own = await lead.post('/set-up/other-side', { ...asks, email: 'sian@afon.example' })
  assert.match(own.text, /Nobody can hold both keys/)
  led(
    await lead.post('/set-up/other-side', { ...asks, email: 'amir@afon.example' }),
    '/set-up?done=asked-other',
  )
  const letters = await t.worldAt().read.selectFrom('letter').select(['address', 'body', 'subject']).execute()
  assert.deepEqual(
    letters.map(({ address }) => address),
    ['amir@afon.example'],
  )
  assert.match(letters[0]?.body ?? '', /https:\/\/\S+\/people\/join\//)
  const done = await lead.get('/set-up?done=asked-other')
  assert.match(done.text, /That is set up/)
  assert.match(done.text, /Your letter goes now/)
})

test('it goes on to the list of duties, which they can do while they are alone', async () => {
  assert.equal((await lead.get('/people/duties')).status, 200)
  led(await lead.post('/people/duties/age', { age: '16' }), '/people/duties?done=saved')
  assert.equal((await t.as('joe').get('/people/duties')).status, 404)
})

test('a wrong address is mended by a new link, and everybody can see that it was made', async () => {
  const mender = t.anybody()
  const code = await makeSetUpLink(t.worldAt())
  await mender.get(`/set-up/${code}`)
  led(await mender.post(`/set-up/${code}`), '/set-up')
  led(await mender.get('/set-up'), '/set-up/you')
  assert.match((await mender.get('/set-up/you')).text, /value="sian@afon.example"/)
  led(
    await mender.post('/set-up/you', { name: 'Siân', reach: 'email', email: 'sian.new@afon.example' }),
    '/set-up?done=you',
  )
  const people = await t.worldAt().read.selectFrom('setup_founder').selectAll().execute()
  assert.equal(people.length, 1)
  const events = (await t.events()).map(({ name }) => name)
  assert.ok(events.includes('people.founder-mended'))
  const keys = await t.worldAt().read.selectFrom('people_key').select('side').execute()
  assert.deepEqual(keys, [{ side: 'learnt' }], 'and no second key')
})

test('every event of setting up has its sentence, and holds no name', async () => {
  const events = await t.events()
  for (const { name, facts } of events) {
    if (!/key|side-|invited|duty/.test(name)) assert.ok(name in TOLD, name)
    assert.doesNotMatch(JSON.stringify(facts), /Siân|sian|Amir/i)
  }
})

test('once both sides are here, a step can be seen and not taken alone', async () => {
  const org = t.places.riverside.organisation.id
  const client = await t.owner.connect()
  await client.query(`begin; set local app.org_id = '${org}'`)
  await client.query(
    `insert into people_key (org_id, id, side, holds, person_id, named_at, accepted_at, confirmed_at, term_ends_on)
     values ($1, gen_random_uuid(), 'lived', 'facilitator', $2, now(), now(), now(), '2027-03-01')`,
    [org, t.people.amina],
  )
  await client.query('commit')
  client.release()
  const page = await t.as('amina').get('/set-up/perspectives')
  assert.match(page.text, /two people must agree to change this/)
  const refused = await t
    .as('amina')
    .post('/set-up/name', { name: 'X', language: 'en', zone: 'Europe/London' })
  assert.equal(refused.status, 422)
  const code = await makeSetUpLink(t.worldAt())
  const late = t.anybody()
  await late.get(`/set-up/${code}`)
  await late.post(`/set-up/${code}`)
  assert.equal((await late.get('/set-up/you')).status, 404, 'nor does a link from the machine')
})

test('every step is without a fault, in both languages', { skip: withoutBrowser }, async () => {
  // A second organisation, so that each step is seen as it is the first time and when it is done.
  const fresh = t.anybody('harbour')
  const code = await makeSetUpLink(t.worldAt('harbour'))
  const check = async (path: string) => {
    for (const language of ['en', 'cy']) {
      const { status, text } = await fresh.get(`${path}?language=${language}`)
      assert.equal(status, 200, path)
      assert.deepEqual(await pageFaults(text), [], `${path} ${language}`)
    }
  }
  await check(`/set-up/${code}`)
  await fresh.post(`/set-up/${code}`)
  await check('/set-up/name')
  await fresh.post('/set-up/name', { name: 'Harbour', language: 'en', zone: 'Europe/London' })
  await check('/set-up/perspectives')
  await fresh.post('/set-up/perspectives', { picks: ['0', '3'] })
  for (const path of ['/set-up/perspectives', '/set-up/perspectives/new', '/set-up/groups']) await check(path)
  await fresh.post('/set-up/groups', { name: 'Everyone', kind: 'level' })
  for (const path of ['/set-up/groups', '/set-up/groups/new', '/set-up/you']) await check(path)
  const wrong = await fresh.post('/set-up/you', {})
  assert.deepEqual(await pageFaults(wrong.text), [], 'with what is wrong')
  const [one] = await perspectivesOf(t.worldAt('harbour'))
  const me = { name: 'Siân', reach: 'card', perspectives: [one?.id ?? ''], side: 'lived' }
  led(await fresh.post('/set-up/you', me), '/set-up?done=you')
  await check('/set-up/other-side')
  await fresh.post('/set-up/other-side', { name: 'Joe', reach: 'paper' })
  await check('/set-up')
})
