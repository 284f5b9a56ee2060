import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { actorOf } from '../modules/people/index.js'
import { recheck } from '../platform/record/recheck.js'
import { wholeHouse } from '../testing/house.js'
import { type Neighbours, neighbours } from '../testing/neighbours.js'
import { withoutBrowser } from '../testing/page-checks.js'
import { type Talk, talk } from '../testing/talk.js'
import { type Visitor, type Visitors, visitors } from '../testing/visitors.js'
import { whereStands } from '../testing/where-stands.js'

let n: Neighbours
let t: Talk
let v: Visitors
const skip = withoutBrowser

before(async () => {
  if (skip) return
  n = await neighbours(wholeHouse, actorOf, {
    web: { address: 'http://localhost', signInAt: '/people/sign-in' },
  })
  t = await talk(n)
  v = await visitors(n)
})
after(() => v?.close())

const WORDS = {
  en: { bees: 'I mind the bees', idea: 'The nasturtiums by the gate need water' },
  cy: { bees: 'Rwy’n gofalu am y gwenyn', idea: 'Mae angen dŵr ar y briallu ger y giât' },
} as const

/** Says something of themselves, and puts an idea into a conversation. */
async function saysThings(
  { page, say, sees, press, follow }: Visitor,
  { bees, idea }: Record<string, string>,
) {
  await page.goto('/people/me/perspectives')
  await sees(say('which.title'))
  await page.locator(`[name=which][value="${n.carer}"]`).check()
  await page.locator(`[name="words-${n.carer}"]`).fill(bees ?? '')
  await press(say('which.save'))
  await sees(say('mine.title'))
  await page.goto(t.at)
  await sees('What makes a good day?')
  await press(say('start.begin'))
  await page.locator('#idea').waitFor()
  await sees('What makes a good day?')
  await follow(say('take.add'))
  await sees(say('safety.add.title'))
  await page.getByLabel(say('safety.add.text'), { exact: true }).fill(idea ?? '')
  await press(say('safety.add.look'))
  await sees(say('safety.look.title'))
  await press(say('safety.look.put'))
  await page.getByText(say('safety.done.added')).waitFor()
}

/** Takes everything along, to read and for a program: what they said of themselves is in both. */
async function takesItAlong({ page, say, sees, downloads }: Visitor, name: string, bees: string) {
  await page.goto('/people/me')
  await sees(say('mine.title'))
  const file = await downloads(say('mine.take-html'))
  for (const words of [name, bees]) assert.ok(file.includes(words), words)
  const json = JSON.parse(await downloads(say('mine.take-json')))
  for (const words of [name, bees]) assert.ok(JSON.stringify(json).includes(words), words)
}

/** By keyboard alone: reaches a choice and takes it. */
const takes = ({ page }: Visitor, name: string) => page.getByLabel(name).press('Space')

/** Nobody knows them any more: not this browser, not the record, not one table; and the record still fits. */
async function isGone({ page, sees, say }: Visitor, { name, idea }: Record<string, string>): Promise<void> {
  assert.equal(await page.getByText(say('ui.signed-in', { name: name ?? '' })).count(), 0)
  await page.goto('/people/me')
  await sees(say('sign-in.title'))
  assert.deepEqual(await whereStands(n, name ?? ''), [])
  assert.deepEqual(await whereStands(n, idea ?? ''), [])
  await n.sealer.seal(n.places.riverside.organisation.id)
  await n.sealer.idle()
  const world = n.worldAt()
  const checked = await recheck(world.read)
  assert.ok(checked.whole, 'the record does not fit')
  assert.ok(checked.size >= 5, `only ${checked.size} entries`)
  await world.end()
}

test('Persephone says things, takes them along, and leaves with her words', { skip }, async () => {
  const { person } = await n.joins('Persephone')
  const one = await v.comes({ person, script: true })
  const { page, say, sees, press } = one
  await saysThings(one, WORDS.en)
  await takesItAlong(one, 'Persephone', WORDS.en.bees)
  await page.getByRole('link', { name: say('leave.short') }).press('Enter')
  await sees(say('leave.title'))
  await press(say('leave.go'))
  await page.locator('#errors', { hasText: say('leave.words-ask') }).waitFor()
  await sees(say('leave.title'))
  await takes(one, say('leave.remove'))
  await page.keyboard.press('Enter')
  await sees(say('gone.left'))
  await isGone(one, { name: 'Persephone', idea: WORDS.en.idea })
})

test('yn Gymraeg a heb sgript: Gwenllian is erased, asked twice, and nothing of her is left', {
  skip,
}, async () => {
  const { person } = await n.joins('Gwenllian')
  const one = await v.comes({ person, language: 'cy' })
  const { page, say, sees } = one
  await saysThings(one, WORDS.cy)
  await takesItAlong(one, 'Gwenllian', WORDS.cy.bees)
  assert.ok((await whereStands(n, 'Gwenllian')).length > 0)
  await page.getByRole('link', { name: say('erase.short') }).press('Enter')
  await sees(say('erase.title'))
  await takes(one, say('erase.yes'))
  await page.keyboard.press('Enter')
  await sees(say('erase.again-title'))
  assert.ok((await whereStands(n, 'Gwenllian')).length > 0, 'nothing has happened yet')
  await takes(one, say('erase.again-yes'))
  await page.keyboard.press('Enter')
  await sees(say('gone.erased'))
  await isGone(one, { name: 'Gwenllian', idea: WORDS.cy.idea })
})
