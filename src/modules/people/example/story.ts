import { randomUUID } from 'node:crypto'
import type { Actor } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Beside, Given } from '../beside.js'
import { answerDuty, askOpening, publishNotice, settleOpening } from '../duties/commands.js'
import { addPerspective, retirePerspective } from '../keys/built-in.js'
import { acceptKey, foundKey, giveVoice, offerKey } from '../keys/commands.js'
import type { Holds } from '../keys/key.js'
import { proposeChange, refuseChange } from '../keys/proposal-commands.js'
import { changeDetails, sayNeeds } from '../mine/commands.js'
import { aYearAfter } from '../mine/needs.js'
import { OFFERED } from '../person.js'
import { groupsOf, perspectivesOf } from '../queries.js'
import { nameOrganisation } from '../set-up-commands.js'
import { saveFounder } from '../set-up-founder.js'
import { saveGroup, takePerspectives } from '../set-up-list-commands.js'
import { makeOwnCard, type Printed } from '../sign-in/card-commands.js'
import { invitationCode, joinAlso, joinAsNew, makeInvitation } from '../sign-in/join-commands.js'
import { makeRecovery } from '../sign-in/second-commands.js'
import { DUTIES_DONE, NEEDS } from './answers.js'
import * as cast from './cast.js'
import { done, type Stage } from './stage.js'

const OPERATOR: Actor = { kind: 'operator' }
const BOTH_PROOFS = { secondFactor: true } as const

export type Look = {
  readonly name: string
  readonly what: string
  readonly card: Printed
  readonly codes: readonly string[]
}

/**
 * Plays five weeks of an organisation through the commands that people use, each step on its day.
 * @returns a sign-in card for each of three people, and codes for a second proof where one of them holds a key; or,
 *   in one sentence, why it cannot be played
 */
export async function play(
  stage: Stage,
  others: readonly Beside[],
  given: Given,
): Promise<readonly Look[] | string> {
  await setUp(stage)
  await everybodyComes(stage)
  await keysPass(stage)
  await peopleSayMore(stage)
  await dutiesAreDone(stage)
  await itOpens(stage)
  for (const { plays } of others) {
    const cannot = await plays?.(stage, given)
    if (cannot) return cannot
  }
  await proposalsAreMade(stage)
  stage.present()
  return cardsFor(stage)
}

async function setUp({ world, on }: Stage): Promise<void> {
  on(36)
  const naming = { name: cast.NAME, language: 'en', zone: 'Europe/London' } as const
  done(await nameOrganisation(world, OPERATOR, naming))
  on(36, 10)
  done(
    await takePerspectives(
      world,
      OPERATOR,
      OFFERED.map((_, at) => at),
    ),
  )
  for (const [at, { name, kind, under }] of cast.GROUPS.entries()) {
    on(36, 20 + at)
    const parent = under === null ? null : await groupNamed(world, under)
    done(await saveGroup(world, OPERATOR, { name, kind, parent }))
  }
  on(36, 40)
  const { name, is } = cast.DIRECTOR
  const perspectives = await perspectivesAt(world, is)
  const founder = { name, email: null, language: 'en', perspectives, side: 'learnt' } as const
  done(await saveFounder(world, OPERATOR, founder))
}

async function groupNamed(world: Stage['world'], name: string): Promise<Id<'Group'>> {
  return found((await groupsOf(world)).find((group) => group.name === name)).id
}

async function perspectivesAt(world: Stage['world'], places: readonly number[]) {
  const all = await perspectivesOf(world)
  return places.map((place) => found(all[place]).id)
}

async function everybodyComes(stage: Stage): Promise<void> {
  const { world, door, on, as } = stage
  on(35)
  done(await foundKey(world, await as(cast.DIRECTOR.name), 'learnt'))
  const codes = new Map<string, string>()
  for (const [at, { name }] of cast.GROUPS.entries()) {
    on(35, 10 + at)
    const wish = { kind: 'link', group: await groupNamed(world, name), days: 30, most: 30 } as const
    const invitation = done(await makeInvitation(door, world, await as(cast.DIRECTOR.name), wish))
    codes.set(name, invitationCode(door, world, invitation))
  }
  on(35, 30)
  await comeAlso(stage, cast.DIRECTOR, codes)
  for (const [at, part] of cast.OTHERS.entries()) {
    on(34 - Math.floor(at / 3), (at % 3) * 47)
    await comes(stage, part, codes)
  }
}

async function comes(stage: Stage, part: cast.Part, codes: ReadonlyMap<string, string>): Promise<void> {
  const { world, as } = stage
  const perspectives = (await perspectivesAt(world, part.is)).map((one) => ({ id: one, words: undefined }))
  const newcomer = { name: part.name, language: part.language ?? 'en', perspectives } as const
  done(await joinAsNew(world, found(codes.get(part.groups[0] ?? '')), newcomer))
  await comeAlso(stage, part, codes)
  if (!part.unlisted)
    done(await changeDetails(world, await as(part.name), { name: part.name, digest: 'weekly', listed: true }))
}

async function comeAlso({ world, as }: Stage, part: cast.Part, codes: ReadonlyMap<string, string>) {
  for (const group of part.groups.slice(1))
    done(await joinAlso(world, found(codes.get(group)), await as(part.name)))
}

async function keysPass(stage: Stage): Promise<void> {
  stage.on(25)
  await offered(stage, cast.DIRECTOR.name, cast.LIVED_KEY, 'facilitator')
  stage.on(22)
  await confirmed(stage)
  stage.on(20)
  await offered(stage, cast.DIRECTOR.name, cast.LEARNT_DEPUTY, 'deputy')
  stage.on(19)
  await offered(stage, cast.LIVED_KEY, cast.LIVED_DEPUTY, 'deputy')
  stage.on(17)
  await confirmed(stage)
}

async function offered({ world, as, idOf }: Stage, by: string, to: cast.Name, holds: Holds): Promise<void> {
  done(await offerKey(world, await as(by), await idOf(to), holds))
  done(await acceptKey(world, await as(to), (await openChoice(world)).id))
}

/** Members of the lived side confirm whom the open choice is about. */
async function confirmed({ world, as }: Stage): Promise<void> {
  const { id: of, person } = await openChoice(world)
  for (const name of cast.CONFIRMING) done(await giveVoice(world, await as(name), of, person))
}

async function openChoice({ read, organisation }: Stage['world']) {
  const row = await read
    .selectFrom('people_choice as c')
    .innerJoin('people_candidate as p', (join) =>
      join.onRef('p.org_id', '=', 'c.org_id').onRef('p.choice_id', '=', 'c.id'),
    )
    .select(['c.id', 'p.person_id'])
    .where('c.org_id', '=', organisation.id)
    .where('c.ended_at', 'is', null)
    .executeTakeFirst()
  const { id: choice, person_id } = found(row)
  return { id: id<'Choice'>(choice), person: id<'Person'>(person_id) }
}

async function peopleSayMore({ world, on, as }: Stage): Promise<void> {
  for (const [at, [name, helps]] of NEEDS.entries()) {
    on(16, at * 35)
    const needs = { ...helps, language: languageOf(name), reviewOn: aYearAfter(world.today()) }
    done(await sayNeeds(world, await as(name), needs))
  }
}

function languageOf(name: cast.Name): 'en' | 'cy' {
  const part: cast.Part | undefined = cast.OTHERS.find((one) => one.name === name)
  return part?.language ?? 'en'
}

async function dutiesAreDone({ world, on, as }: Stage): Promise<void> {
  for (const [at, { duty, by, answers }] of DUTIES_DONE.entries()) {
    on(15 - Math.floor(at / 4), 90 + (at % 4) * 25)
    const who = by === 'lived' ? cast.LIVED_KEY : cast.DIRECTOR.name
    done(await answerDuty(world, await as(who), duty, answers))
  }
  on(11, 190)
  done(await publishNotice(world, await as(cast.LIVED_KEY)))
}

/** Both sides say that it may open. */
async function itOpens({ world, on, as }: Stage): Promise<void> {
  on(10, 30)
  done(await askOpening(world, await as(cast.LIVED_KEY)))
  on(10, 150)
  done(await settleOpening(world, await as(cast.DIRECTOR.name), 'yes'))
}

async function proposalsAreMade({ world, on, as }: Stage): Promise<void> {
  on(7, 20)
  const provider = found((await perspectivesOf(world)).at(-1))
  const gone = { about: `perspective:${provider.id}`, draft: {}, reason: 'was-wrong' } as const
  const first = await proposeChange(world, await as(cast.DIRECTOR.name), retirePerspective, gone, BOTH_PROOFS)
  on(5)
  const why = 'Ruth and Iolo speak from it.'
  done(await refuseChange(world, await as(cast.LIVED_KEY), done(first).id, why, BOTH_PROOFS))
  on(2, 75)
  const draft = { name_en: 'Young carer', name_cy: 'Gofalwr ifanc', side: 'lived' }
  const more = { about: `perspective:${randomUUID()}`, draft, reason: 'agreed-together' } as const
  done(await proposeChange(world, await as(cast.LIVED_KEY), addPerspective, more, BOTH_PROOFS))
}

async function cardsFor({ world, door, as, idOf }: Stage): Promise<readonly Look[]> {
  const looks: Look[] = []
  for (const { name, what } of cast.LOOK_AS) {
    const wish = { id: id<'Card'>(randomUUID()), kind: 'card', name: undefined } as const
    const card = done(await makeOwnCard(world, await as(name), wish))
    // A key asks for a second proof.
    const codes = name === cast.DIRECTOR.name ? await makeRecovery(door, world, await idOf(name)) : []
    looks.push({ name, what, card, codes })
  }
  return looks
}
