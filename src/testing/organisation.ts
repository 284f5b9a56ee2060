import { randomBytes, randomUUID } from 'node:crypto'
import type { Actor } from '../kernel/actor.js'
import { dayIn, instant } from '../kernel/day.js'
import { yes } from '../kernel/decision.js'
import { type Id, id } from '../kernel/id.js'
import { openIntake } from '../platform/ballots/intake.js'
import { organisationKey } from '../platform/ballots/organisation-key.js'
import { pseudonymOf } from '../platform/ballots/pseudonym.js'
import { openTransaction } from '../platform/db/scope.js'
import type { Organisation } from '../platform/organisation.js'
import { checkpointBody } from '../platform/record/checkpoint.js'
import { recordKey, signNote } from '../platform/record/note.js'
import { writing } from '../platform/record/write.js'
import { openWorld } from '../platform/world.js'
import type { Site } from './ground.js'

/** Everything that people may write and a careless program may lose. */
export const AWKWARD =
  'Siân’s “tŷ”\n\ttab, \\N and \\. and {"a":1}, ünïcödé 🧑🏽‍🦽, \u2028 a line of another kind, \u0001, \'; drop table event; --'

/** An organisation that has lived a little: events with words, people in a tree of groups, votes, a signed head. */
export async function livedIn(site: Site, name: string, secret: Uint8Array) {
  const organisation = await site.organisation(name)
  const people = { amina: randomUUID(), joe: randomUUID() } as const
  const says = (who: string, text: string) => said(site, organisation, who, text)
  await peopled(site, organisation, people)
  await says(people.amina, `Amina: ${AWKWARD}`)
  await says(people.joe, 'Joe: the kettle is broken again.')
  const box = await votes(site, organisation, secret)
  await site.sealer.seal(organisation.id)
  await signHead(site, organisation, secret)
  await says(people.amina, 'Amina: after the head.')
  await site.sealer.idle()
  await committedOnly(site, organisation)
  return { organisation, people, box, says }
}

export type LivedIn = Awaited<ReturnType<typeof livedIn>>

async function said({ ground }: Site, organisation: Organisation, who: string, text: string) {
  const world = openWorld(ground, organisation)
  const actor: Actor = { kind: 'person', id: id(who), roles: {}, sides: [] }
  await world.act(actor, async () =>
    yes(undefined, {
      name: 'garden.said',
      about: `bed:${randomUUID()}`,
      words: { said: text },
      wordsOf: who,
    }),
  )
}

/** As a program leaves it that was killed between a commit and the sealing. */
async function committedOnly({ pool, clock }: Site, { id: org }: Organisation) {
  const { tx, commit } = await openTransaction(pool, org)
  const event = { name: 'garden.left', about: 'bed:1' }
  await commit(
    writing(tx, { org, actor: { kind: 'operator' }, at: instant(clock.now), event, listeners: {} }),
  )
}

// Children before their parents, so that whoever reads them back in the order of their ids meets orphans.
async function peopled({ owner }: Site, { id: org }: Organisation, people: Readonly<Record<string, string>>) {
  const client = await owner.connect()
  await client.query(`begin; set local app.org_id = '${org}'`)
  for (const [name, person] of Object.entries(people))
    await client.query('insert into person (org_id, id, name, joined_at) values ($1, $2, $3, now())', [
      org,
      person,
      name,
    ])
  const groups = Array.from({ length: 5 }, () => randomUUID())
    .sort()
    .reverse()
  for (const [i, group] of groups.entries())
    await client.query(
      "insert into people_group (org_id, id, parent_id, kind, name, made_at) values ($1, $2, $3, 'team', 'Team', now())",
      [org, group, groups[i - 1] ?? null],
    )
  await client.query("select enqueue('garden.tell', 'bed:1', '2030-01-01', 'once')")
  await client.query("insert into session values ($1, $2, null, 'set-up', now(), now(), now())", [
    org,
    randomBytes(32),
  ])
  await client.query('commit')
  client.release()
}

async function votes({ pool, owner }: Site, { id: org }: Organisation, secret: Uint8Array) {
  const box = id<'BallotBox'>(randomUUID())
  await owner.query(
    `begin; set local app.org_id = '${org}'; insert into ballot_box (org_id, id, made_at) values ('${org}', '${box}', now()); commit`,
  )
  await vote({ pool }, org, box, secret)
  return box
}

/** People answer one question; voting again they replace their own answers, if they are known again. */
export async function vote(
  { pool }: Pick<Site, 'pool'>,
  org: Id<'Organisation'>,
  box: Id<'BallotBox'>,
  secret: Uint8Array,
  voters: readonly string[] = ['a', 'b', 'c', 'd', 'e', 'f', 'g'],
) {
  const key = await organisationKey(pool, org, secret)
  const casts = voters.map((voter) => ({
    box,
    pseudonym: pseudonymOf(key, box, voter),
    item: 0,
    value: 1,
  }))
  return openIntake(pool).cast(org, casts)
}

/** What the nightly job does: signs how far the record has come. */
async function signHead({ ground, pool, clock }: Site, organisation: Organisation, secret: Uint8Array) {
  const { id: org, zone } = organisation
  const world = openWorld(ground, organisation)
  const tip = await world.read
    .selectFrom('record_entry')
    .select(['n', 'root'])
    .orderBy('n', 'desc')
    .executeTakeFirstOrThrow()
  await world.end()
  const signer = recordKey(secret, org)
  const size = tip.n + 1
  const note = signNote(checkpointBody({ origin: signer.name, size, root: tip.root }), [signer])
  const at = instant(clock.now)
  const client = await pool.connect()
  await client.query(`begin; set local app.org_id = '${org}'`)
  await client.query(
    'insert into record_head (org_id, size, on_day, note, made_at) values ($1, $2, $3, $4, $5)',
    [org, size, dayIn(zone, at), note, at],
  )
  await client.query('commit')
  client.release()
}
