import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { actorOf } from '../modules/people/index.js'
import { counting } from '../testing/counted.js'
import { wholeHouse } from '../testing/house.js'
import { type Neighbours, neighbours } from '../testing/neighbours.js'
import { faultsNow, withoutBrowser } from '../testing/page-checks.js'
import { type Talk, talk } from '../testing/talk.js'
import { type Visitors, visitors } from '../testing/visitors.js'

let n: Neighbours
let v: Visitors
let t: Talk

const IDEAS = [
  'We are asked before things change',
  'The same face comes each day',
  'Meals are hot and when we want them',
  'Somebody explains it in words I know',
]

before(async () => {
  if (withoutBrowser) return
  n = await neighbours(wholeHouse, actorOf, { web: { address: 'http://localhost' } })
  t = await talk(n, { seeds: IDEAS.map((text) => ({ text, language: 'en' })) })
  await come(32)
  const { pseudonym } = await t.comes([n.carer], 'member', n.people.joe)
  await counting(n, t).says(pseudonym, { 0: 'agree', 1: 'agree', 2: 'disagree' })
  await counting(n, t).refresh()
  v = await visitors(n)
})
after(() => v?.close())

/** So many carers and workers: all for the first idea, and apart on the second. */
async function come(many: number): Promise<void> {
  for (let i = 0; i < many; i++) {
    const carer = i % 2 === 0
    const { pseudonym } = await t.comes([carer ? n.carer : n.worker])
    await counting(n, t).says(pseudonym, {
      ...{ 0: i % 11 ? 'agree' : 'unsure', 1: carer ? 'agree' : 'disagree' },
      ...{ 2: i % 3 ? 'agree' : 'disagree', 3: i % 5 ? 'unsure' : 'agree' },
    })
  }
}

/** Every check but one: without a script the big screen loads itself again, and has a link that stops it. */
const look = async (page: Page) => {
  const faults = (await faultsNow(page)).filter(({ rule }) => rule !== 'meta-refresh')
  assert.deepEqual(faults, [], page.url())
}

const texts = (page: Page, of: string) => page.locator(of).allTextContents()

/** What stands on the way of the keyboard in a part of the page. */
const STOPS = 'a[href], button, input, select, summary, [tabindex="0"]'

for (const [language, script] of [
  ['en', true],
  ['cy', false],
] as const)
  test(`from what is shared to every idea, the map and the files (${language}, script ${script ? 'on' : 'off'})`, {
    skip: withoutBrowser,
  }, async () => {
    const { page, say, downloads } = await v.comes({ language, script })
    await page.goto(`${t.at}/results?language=${language}`)
    await look(page)

    // Common ground: the sentence first, then the picture, then the same numbers in its table.
    const shared = page.locator('#common-ground .ideas > li').first()
    assert.equal(await shared.locator('q').textContent(), IDEAS[0])
    const title = say('results.picture.title', { idea: IDEAS[0]! })
    const drawn = (await shared.getByRole('img', { name: title, exact: true }).textContent()) ?? ''
    const [, share = ''] = /(\d+)%/.exec(drawn) ?? []
    assert.ok(Number(share) >= 80, drawn)
    await shared.locator('summary').focus()
    await page.keyboard.press('Enter')
    const table = shared.getByRole('table')
    await table.waitFor()
    assert.match((await table.textContent()) ?? '', new RegExp(`${share}%`))
    await look(page)

    // Every idea: found by words, narrowed, put in order; all of it by a plain form.
    await page.getByRole('link', { name: say('results.way.ideas'), exact: true }).click()
    await look(page)
    assert.deepEqual(await texts(page, 'main tbody th'), IDEAS)
    const show = page.getByRole('button', { name: say('results.ideas.show'), exact: true })
    await page.getByLabel(say('results.ideas.order')).selectOption('apart')
    await show.click()
    assert.equal((await texts(page, 'main tbody th'))[0], IDEAS[1])
    await page.getByLabel(say('ideas.where')).selectOption('common-ground')
    await show.click()
    assert.deepEqual(await texts(page, 'main tbody th'), [IDEAS[0]])
    assert.match(page.url(), /where=common-ground/)
    await page.getByLabel(say('ideas.where')).selectOption('')
    await page.getByLabel(say('results.ideas.words')).fill('HOT meals')
    await show.click()
    assert.deepEqual(await texts(page, 'main tbody th'), [IDEAS[2]])
    await page.getByLabel(say('results.ideas.words')).fill('nothing of the kind')
    await show.click()
    await page.getByRole('heading', { name: say('results.ideas.none') }).waitFor()
    await look(page)

    // The map: its table first, and that is the one place where the keyboard stops.
    await page.getByRole('link', { name: say('results.way.map'), exact: true }).click()
    await look(page)
    await page.getByText(say('results.mine.none')).waitFor()
    const region = page.getByRole('region', { name: say('map.table'), exact: true })
    assert.equal(await region.getAttribute('tabindex'), '0')
    assert.equal(await region.locator(STOPS).count(), 0)
    assert.equal(await page.locator('main figure').locator(STOPS).count(), 0)
    assert.equal(
      await page.locator('main .wide ~ figure svg:visible').count(),
      1,
      'one drawing, after its table',
    )

    assert.match(await downloads(say('results.way.csv')), new RegExp(IDEAS[0]!))
    const json = JSON.parse(await downloads(say('results.way.json')))
    assert.match(json.record.hash, /^[0-9a-f]{64}$/)
    await page.context().close()
  })

test('Joe finds his own place and his answers on the map, and nobody else does', {
  skip: withoutBrowser,
}, async () => {
  const { page: joe } = await v.comes({ person: n.people.joe, script: true })
  await joe.goto(`${t.at}/map`)
  await joe.getByText('You are the star on the map').waitFor()
  assert.match((await joe.locator('main figure svg:visible').textContent()) ?? '', /you$/)
  await joe.getByText('Your 3 answers').click()
  assert.match((await joe.getByRole('table').first().textContent()) ?? '', /Meals are hot.*Disagree/)
  await look(joe)
  await joe.context().close()
})

test('the big screen keeps up by itself and announces nothing; it can be stopped', {
  skip: withoutBrowser,
}, async () => {
  const { page } = await v.comes({ script: true })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.goto(`${t.at}/screen`)
  await look(page)
  const said = await page.textContent('#screen-people')
  await page.getByRole('link', { name: 'Results', exact: true }).focus()
  await come(12)
  await counting(n, t).refresh()
  await page.locator('#screen-people', { hasNotText: said ?? '' }).waitFor()
  assert.match((await page.textContent('#screen-people')) ?? '', /^40 or more people have answered$/)
  assert.equal(await page.locator('[aria-live], [role=status], [role=alert], [role=log]').count(), 0)
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Results')
  await page.getByRole('link', { name: 'Stop changing by itself' }).click()
  assert.equal(await page.locator('script, [data-screen]').count(), 0)
  await page.context().close()

  const { page: plain } = await v.comes({ language: 'cy' })
  await plain.goto(`${t.at}/screen?language=cy`)
  assert.equal(await plain.locator('meta[http-equiv=refresh]').getAttribute('content'), '30')
  await look(plain)
  await plain.context().close()
})
