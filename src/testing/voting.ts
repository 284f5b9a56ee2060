import { randomUUID } from 'node:crypto'
import type { Actor } from '../kernel/actor.js'
import { yes } from '../kernel/decision.js'
import { type Id, id } from '../kernel/id.js'
import { openConversation, startConversation } from '../modules/conversations/index.js'
import { layOrganisation } from '../platform/db/lay.js'
import { openPool } from '../platform/db/pool.js'
import { type Organisation, organisationOf } from '../platform/organisation.js'
import { openSealer } from '../platform/record/sealer.js'
import type { House } from '../platform/room.js'
import { startSession } from '../platform/web/sessions.js'
import { openWorld } from '../platform/world.js'
import { tokenIn } from './browser.js'
import { openWire, type Wire } from './wire.js'

const trouble = (error: unknown) => console.error(error)

/** A conversation and people with a session each, in a database that a real program is to serve. */
export async function votingPlace(
  urls: { readonly owner: string; readonly app: string },
  wish: { readonly people: number; readonly ideas: number; readonly secret: Uint8Array },
) {
  const owner = openPool(urls.owner, { max: 1, trouble })
  const pool = openPool(urls.app, { max: 8, trouble })
  const made = { name: 'Riverside Care', host: 'localhost', language: 'en', zone: 'Europe/London' } as const
  const organisation = await organisationOf(pool, await layOrganisation(owner, made))
  await owner.end()
  if (!organisation) throw new Error('an organisation just made was not found')
  const ground = { pool, sealer: openSealer(pool, trouble), listeners: {}, clock: () => new Date() }
  const house: House = { ground, secret: wish.secret, address: 'http://localhost' }
  const people = Array.from({ length: wish.people }, () => id<'Person'>(randomUUID()))
  const settled = await settle(house, organisation, people, wish.ideas)
  const keys: string[] = []
  for (const person of people) {
    const fresh = { person, assurance: 'one-factor', ownDevice: true } as const
    keys.push(await startSession(pool, organisation.id, settled.now, fresh))
  }
  return { ...settled, house, organisation, pool, people, keys }
}

export type VotingPlace = Awaited<ReturnType<typeof votingPlace>>

async function settle(
  { ground }: House,
  organisation: Organisation,
  people: readonly Id<'Person'>[],
  ideas: number,
) {
  const world = openWorld(ground, organisation)
  const [group, carer, worker] = [id<'Group'>(randomUUID()), randomUUID(), randomUUID()]
  const org_id = organisation.id
  const first = people[0] ?? id<'Person'>(randomUUID())
  const actor: Actor = { kind: 'person', id: first, roles: { [group]: ['member'] }, sides: [] }
  await world.act(actor, async (tx) => {
    const since = world.now()
    await tx
      .insertInto('people_group')
      .values({ org_id, id: group, kind: 'forum', name: 'Forum', made_at: since })
      .execute()
    const named = { name_en: 'Carer', name_cy: 'Gofalwr' }
    await tx
      .insertInto('perspective')
      .values([
        { org_id, id: carer, side: 'lived', ...named, place: 1 },
        { org_id, id: worker, side: 'learnt', name_en: 'Worker', name_cy: 'Gweithiwr', place: 2 },
      ])
      .execute()
    for (const person_id of people) {
      await tx
        .insertInto('person')
        .values({ org_id, id: person_id, name: 'Somebody', joined_at: since })
        .execute()
      await tx.insertInto('people_member').values({ org_id, group_id: group, person_id, since }).execute()
    }
    return yes(group, { name: 'people.group-made', about: `group:${group}` })
  })
  const begun = await startConversation(world, actor, {
    ...{
      group,
      question: 'What makes a good day?',
      about: null,
      language: 'en',
      template: null,
      minutes: 240,
    },
    ...{
      payment: null,
      replier: 'Sian',
      replyDays: 28,
      rowsAnnounced: false,
      fewest: 5,
      smallRoom: false,
      groups: [],
    },
    perspectives: [carer, worker].map((one) => ({ perspective: id(one), required: true, target: null })),
    link: true,
    seeds: Array.from({ length: ideas }, (_, n) => ({
      text: `Idea number ${n} of a good day`,
      language: 'en',
    })),
  })
  if (!begun.ok) throw new Error(begun.no)
  const opened = await openConversation(world, actor, begun.next.id, true, null)
  if (!opened.ok) throw new Error(opened.no)
  const now = world.now()
  await world.end()
  await ground.sealer.idle()
  const at = `/conversations/${begun.next.id}`
  return { conversation: begun.next, at, carer, now, linkCode: begun.next.linkCode ?? '' }
}

/** Somebody at the page where one votes, over one connection of their own. */
export type AtVote = {
  readonly wire: Wire
  /** Answers an idea as the script of the page does. @returns whether it was acknowledged */
  readonly votes: (idea: number, vote: 'agree' | 'disagree' | 'unsure') => Promise<boolean>
}

type Coming = { readonly port: number; readonly at: string; readonly carer: string }

/** A member with a session says from where they speak, if they have not yet, and opens the page. */
export async function memberVotes({ port, at, carer }: Coming, key: string): Promise<AtVote> {
  const wire = openWire(port)
  const cookie = `throughline-session=${key}`
  const before = await wire.ask({ method: 'GET', path: `${at}/vote`, cookie })
  if (before.status === 303) {
    const asked = await wire.ask({ method: 'GET', path: `${at}/perspective`, cookie })
    const form = { token: tokenIn(asked.body) ?? '', perspectives: carer, whose: 'mine' }
    const said = await wire.ask({ method: 'POST', path: `${at}/perspective`, cookie, form })
    if (said.status !== 303) throw new Error(`from where one speaks: ${said.status}`)
  }
  return atPage({ wire, at, cookie })
}

/** Somebody nobody knows comes by the link, from this network. */
export async function guestVotes({
  port,
  at,
  carer,
  linkCode,
  from,
}: Coming & { readonly linkCode: string; readonly from: string }): Promise<AtVote> {
  const wire = openWire(port)
  const asked = await wire.ask({ method: 'GET', path: `/conversations/join/${linkCode}`, from })
  const visit = asked.cookies.join('; ')
  const form = { token: tokenIn(asked.body) ?? '', perspectives: carer, whose: 'mine' }
  const said = await wire.ask({ method: 'POST', path: `${at}/perspective`, cookie: visit, form, from })
  if (said.status !== 303) throw new Error(`from where one speaks: ${said.status}`)
  return atPage({ wire, at, cookie: [visit, ...said.cookies].join('; '), from })
}

type Page = { readonly wire: Wire; readonly at: string; readonly cookie: string; readonly from?: string }

async function atPage({ wire, at, cookie, from }: Page): Promise<AtVote> {
  const way = { cookie, ...(from && { from }) }
  const page = await wire.ask({ method: 'GET', path: `${at}/vote`, ...way })
  if (page.status !== 200) throw new Error(`the page where one votes: ${page.status}`)
  const token = tokenIn(page.body) ?? ''
  let seen = Number(/name="seen" value="(\d+)"/.exec(page.body)?.[1] ?? 0)
  const votes: AtVote['votes'] = async (idea, vote) => {
    const form = { token, idea: `${idea}`, vote, have: `${idea}`, seen: `${seen}`, script: 'yes' }
    const { status, body } = await wire.ask({ method: 'POST', path: `${at}/vote`, form, ...way })
    if (status !== 200) return false
    const told = JSON.parse(body)
    // Led elsewhere: closed, or not there any more. Only "saved" is an acknowledgement.
    if (!/ saved\. /.test(told.said ?? '')) return false
    seen = told.seen
    return true
  }
  return { wire, votes }
}
