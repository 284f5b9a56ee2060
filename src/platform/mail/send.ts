import { sql } from 'kysely'
import type { Instant } from '../../kernel/day.js'
import { openTransaction, type Tx } from '../db/scope.js'
import { enqueue } from '../jobs/enqueue.js'
import type { Daily, Job, Tasks } from '../jobs/job.js'
import type { Ground, World } from '../world.js'
import { nextStep, type Trouble, type Waiting } from './letter.js'
import type { Outcome, Transport } from './transport.js'

/** The jobs of the post office. Without a transport nothing is sent: letters can be read at /mailbox instead. */
export function mailTasks(ground: Ground, transport: Transport | undefined): Tasks {
  return {
    'letter.send': (world, id, job) => sendLetter({ ground, transport, world, job }, id),
    'letter.tidy': (world) => tidy(ground, world),
  }
}

export const MAIL_DAILY: readonly Daily[] = [{ task: 'letter.tidy', at: '03:00' }]

/** A letter was not taken. The queue tries again, later each time. */
export class NotTaken extends Error {
  override name = 'NotTaken'
  constructor(readonly code: string) {
    super(code)
  }
}

type Sending = {
  readonly ground: Ground
  readonly transport: Transport | undefined
  readonly world: World
  readonly job: Job
}
type Row = Waiting & {
  readonly id: string
  readonly address: string
  readonly subject: string
  readonly body: string
}

async function sendLetter(sending: Sending, id: string): Promise<void> {
  const { ground, world } = sending
  const { tx, commit, rollback } = await openTransaction(ground.pool, world.organisation.id)
  let outcome: Outcome | undefined
  try {
    // The row stays locked while the two servers talk, so that no second worker sends it too; a worker that is
    // killed lets go of it. A slow server may take longer than a transaction otherwise may idle.
    await sql`set local idle_in_transaction_session_timeout = '5min'`.execute(tx)
    const letter = await tx
      .selectFrom('letter')
      .select(['id', 'kind', 'address', 'subject', 'body', 'made_at', 'trouble'])
      .where('org_id', '=', world.organisation.id)
      .where('id', '=', id)
      .where('sent_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    outcome = letter && (await take(sending, tx, letter))
    await commit()
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
  if (outcome?.kind === 'later' || outcome?.kind === 'not-known') throw new NotTaken(outcome.why)
}

async function take({ transport, world, job }: Sending, tx: Tx, letter: Row): Promise<Outcome | undefined> {
  const note = (change: Change) => noteOn(tx, world, letter.id, change)
  const step = nextStep(letter, world.organisation.zone, world.now(), transport !== undefined)
  if (step.kind === 'nothing') return undefined
  if (step.kind === 'wait') {
    await note({ due_at: step.at })
    await enqueue(tx, 'letter.send', letter.id, { at: step.at })
    return undefined
  }
  if (step.kind === 'keep' || !transport) await note({ sent_at: world.now(), trouble: 'mailbox' })
  else if (step.kind === 'too-late') await note({ ...BLANK, trouble: 'too-late' })
  else {
    const outcome = await transport.send(letter)
    await note({ ...changeAfter(outcome, world.now(), job.last), triedOnceMore: true })
    return outcome
  }
  return undefined
}

type Change = {
  readonly subject?: ''
  readonly body?: ''
  readonly sent_at?: Instant
  readonly due_at?: Instant
  readonly trouble?: Trouble | `${Trouble} ${string}` | null
  readonly triedOnceMore?: true
}
// What it said is nobody's business any more; that it went, when and to whom stays for a while.
const BLANK = { subject: '', body: '' } as const

function changeAfter(outcome: Outcome, now: Instant, last: boolean): Change {
  if (outcome.kind === 'taken') return { ...BLANK, sent_at: now, trouble: null }
  const { kind, why } = outcome
  if (kind === 'refused') return { ...BLANK, trouble: `refused ${why}` }
  return last ? { ...BLANK, trouble: `given-up ${why}` } : { trouble: `${kind} ${why}` }
}

async function noteOn(tx: Tx, world: World, id: string, { triedOnceMore, ...change }: Change): Promise<void> {
  await tx
    .updateTable('letter')
    .set((row) => ({ ...change, tries: row('tries', '+', triedOnceMore ? 1 : 0) }))
    .where('org_id', '=', world.organisation.id)
    .where('id', '=', id)
    .execute()
}

// What is kept of letters, and how long: a week in the browser's mailbox, three months as a fact that one went.
async function tidy(ground: Ground, world: World): Promise<void> {
  const { tx, commit, rollback } = await openTransaction(ground.pool, world.organisation.id)
  try {
    await sql`
      delete from letter where org_id = ${world.organisation.id}
        and (made_at < ${world.now()}::timestamptz - interval '90 days'
          or (trouble = 'mailbox' and made_at < ${world.now()}::timestamptz - interval '7 days'))`.execute(tx)
    await commit()
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
}
