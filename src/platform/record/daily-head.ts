import type { Day, Instant } from '../../kernel/day.js'
import { no, yes } from '../../kernel/decision.js'
import { sayIn } from '../../ui/say.js'
import type { Reader, Tx } from '../db/scope.js'
import type { Daily, Job, Tasks } from '../jobs/job.js'
import type { Letter } from '../mail/letter.js'
import { post } from '../mail/post.js'
import type { Ground, World } from '../world.js'
import { checkpointBody } from './checkpoint.js'
import { recordKey, type Signer, signNote } from './note.js'

/** At night, when the day is over; its letter waits for the morning. */
export const HEAD_DAILY: readonly Daily[] = [{ task: 'record.head', at: '02:30' }]

/** To whom the day's head is sent: e-mail addresses, each once. */
export type KeepersOf = (tx: Tx, world: World) => Promise<readonly string[]>

const namedKeepers: KeepersOf = async (tx, { organisation }) => {
  const rows = await tx
    .selectFrom('head_keeper')
    .select('address')
    .where('org_id', '=', organisation.id)
    .execute()
  return rows.map(({ address }) => address)
}

/** The job that signs the day's head of the record and sends it to everybody who keeps them. */
export function headTasks(ground: Ground, secret: Uint8Array, keepersOf: KeepersOf = namedKeepers): Tasks {
  return {
    'record.head': async (world, about, job) => {
      await ground.sealer.seal(world.organisation.id)
      await signHead(world, recordKey(secret, world.organisation.id), about as Day, job, keepersOf)
    },
  }
}

/** One head a day, and its letters with it: a job that comes twice finds it signed. */
async function signHead(
  world: World,
  signer: Signer,
  day: Day,
  job: Job,
  keepersOf: KeepersOf,
): Promise<void> {
  const { id: org } = world.organisation
  await world.act(job.actor, async (tx) => {
    const head = await headNow(tx, signer)
    if (!head) return no('nothing-recorded')
    const stored = await tx
      .insertInto('record_head')
      .values({ org_id: org, on_day: day, size: head.size, note: head.note, made_at: world.now() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (Number(stored.numInsertedOrUpdatedRows) === 0) return no('signed-before')
    const keepers = await keepersOf(tx, world)
    for (const address of keepers) await post(tx, world, letterFor(world, address, day, head.note))
    const facts = { size: head.size, keepers: keepers.length }
    return yes(head, { name: 'record.head-signed', about: `head:${day}`, facts })
  })
}

/** The head as it stands, signed. @returns undefined while nothing is sealed */
async function headNow(tx: Tx, signer: Signer): Promise<{ size: number; note: string } | undefined> {
  const last = await tx
    .selectFrom('record_entry')
    .select(['n', 'root'])
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last) return undefined
  const size = last.n + 1
  return { size, note: signNote(checkpointBody({ origin: signer.name, size, root: last.root }), [signer]) }
}

function letterFor(world: World, address: string, on: Day, note: string): Letter {
  const { language, name } = world.organisation
  const say = sayIn(language)
  const written = new Intl.DateTimeFormat(language === 'cy' ? 'cy' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  const day = written.format(new Date(`${on}T00:00:00Z`))
  const parts = [
    say('head.keep', { name, day }),
    say('head.proves'),
    note.trimEnd(),
    say('head.check'),
    say('head.cannot'),
  ]
  return {
    kind: 'record-head',
    address,
    subject: say('head.subject', { name }),
    body: `${parts.join('\n\n')}\n`,
  }
}

export type Head = {
  readonly day: Day
  readonly size: number
  readonly note: string
  readonly madeAt: Instant
}

/** The heads that were signed last, newest first. They hold nothing that is not public. */
export async function latestHeads(reader: Reader, most: number): Promise<readonly Head[]> {
  const rows = await reader
    .selectFrom('record_head')
    .select(['on_day', 'size', 'note', 'made_at'])
    .orderBy('on_day', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ on_day, size, note, made_at }) => ({ day: on_day, size, note, madeAt: made_at }))
}
