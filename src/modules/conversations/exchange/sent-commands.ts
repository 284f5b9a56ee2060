import { randomUUID } from 'node:crypto'
import { open } from 'node:fs/promises'
import type { Actor } from '../../../kernel/actor.js'
import { instant } from '../../../kernel/day.js'
import { no, yes } from '../../../kernel/decision.js'
import { type Id, id } from '../../../kernel/id.js'
import type { Pool } from '../../../platform/db/pool.js'
import { openTransaction, type Tx } from '../../../platform/db/scope.js'
import { enqueue } from '../../../platform/jobs/enqueue.js'
import type { World } from '../../../platform/world.js'
import { perspectivesOf } from '../../people/index.js'
import type { Chosen } from './bring.js'
import { mayBringIn } from './rules.js'
import { findSent, type Sent, saidOf } from './sent.js'

const PIECE_BYTES = 1_048_576
type File = 'export' | 'perspectives'

export type Sending = Pick<Sent, 'group' | 'question' | 'language' | 'lenient'> & {
  /** where the files lie now */
  readonly files: Readonly<Partial<Record<File, string>>>
}

/** Takes files that were sent, to be read by a job. They are kept in the database, where any process finds them. */
export function sendIn(world: World, actor: Actor, { files, ...wish }: Sending) {
  return world.act(actor, async (tx) => {
    if (actor.kind !== 'person' || !mayBringIn(actor, wish.group)) return no('not-allowed')
    const made = id<'Import'>(randomUUID())
    await tx
      .insertInto('conversation_import')
      .values({
        ...{ org_id: world.organisation.id, id: made, group_id: wish.group, asked_by: actor.id },
        ...{ question: wish.question ?? null, language: wish.language, lenient: wish.lenient },
        made_at: world.now(),
      })
      .execute()
    for (const file of ['export', 'perspectives'] as const) {
      const path = files[file]
      if (path !== undefined) await keepPieces(tx, world, made, file, path)
    }
    await enqueue(tx, 'conversations.bring-in', made)
    return yes(made, { name: 'conversations.import-asked', about: `import:${made}`, group: wish.group })
  })
}

async function keepPieces(tx: Tx, { organisation }: World, of: Id<'Import'>, file: File, path: string) {
  const from = await open(path)
  try {
    for (let n = 0; ; n++) {
      const { buffer, bytesRead } = await from.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES)
      if (bytesRead === 0) return
      await tx
        .insertInto('conversation_import_piece')
        .values({ org_id: organisation.id, import_id: of, file, n, bytes: buffer.subarray(0, bytesRead) })
        .execute()
    }
  } finally {
    await from.close()
  }
}

/** Writes a file that was sent where it can be read. @returns false where none was */
export async function writePieces(
  { read, organisation }: Pick<World, 'read' | 'organisation'>,
  of: Id<'Import'>,
  file: File,
  path: string,
): Promise<boolean> {
  const pieces = read
    .selectFrom('conversation_import_piece')
    .where('org_id', '=', organisation.id)
    .where('import_id', '=', of)
    .where('file', '=', file)
  const all = await pieces.select('n').orderBy('n').execute()
  if (!all.length) return false
  const to = await open(path, 'wx', 0o600)
  try {
    for (const { n } of all) {
      const { bytes } = await pieces.select('bytes').where('n', '=', n).executeTakeFirstOrThrow()
      await to.write(bytes)
    }
  } finally {
    await to.close()
  }
  return true
}

type Change = {
  readonly state?: Sent['state']
  readonly kept?: number
  readonly of_votes?: number
  readonly said?: string
  readonly asks?: string | null
  readonly conversation_id?: Id<'Conversation'>
}

/** Notes how far it has come. Once it is done or refused, the files go. */
export async function noteSent(
  tx: Tx,
  { organisation }: Pick<World, 'organisation'>,
  of: Id<'Import'>,
  change: Change,
): Promise<void> {
  await tx
    .updateTable('conversation_import')
    .set(change)
    .where('org_id', '=', organisation.id)
    .where('id', '=', of)
    .execute()
  if (change.state === 'done' || change.state === 'refused')
    await tx
      .deleteFrom('conversation_import_piece')
      .where('org_id', '=', organisation.id)
      .where('import_id', '=', of)
      .execute()
}

/** Says who the names in the files are here; then the files are read once more, and kept. */
export function answerSent(world: World, actor: Actor, sent: Sent, chosen: Chosen) {
  return asked(world, actor, sent, 'import-answered', async (tx) => {
    const { read, organisation } = { read: tx, organisation: world.organisation }
    const known = (await perspectivesOf({ read, organisation })).map(({ id }) => id)
    const as = chosen.as.map(({ name, perspective }) => ({
      name,
      perspective: perspective !== null && known.includes(perspective) ? perspective : null,
    }))
    const required = chosen.required.filter((one) => known.includes(one))
    await tx
      .updateTable('conversation_import')
      .set({ state: 'waiting', asks: null, chosen: JSON.stringify({ as, required }) })
      .where('org_id', '=', world.organisation.id)
      .where('id', '=', sent.id)
      .execute()
    await enqueue(tx, 'conversations.bring-in', sent.id)
  })
}

/** Leaves it after all: the files go. */
export const stopSent = (world: World, actor: Actor, sent: Sent) =>
  asked(world, actor, sent, 'import-stopped', (tx) =>
    noteSent(tx, world, sent.id, {
      ...{ state: 'refused', asks: null },
      said: saidOf({ why: (say) => say('exchange.no.stopped') }),
    }),
  )

/** Only where somebody is still being asked, and only once. */
function asked(
  world: World,
  actor: Actor,
  { id: of, group }: Sent,
  name: 'import-answered' | 'import-stopped',
  work: (tx: Tx) => Promise<unknown>,
) {
  return world.act(actor, async (tx) => {
    if (actor.kind === 'person' && !mayBringIn(actor, group)) return no('not-allowed')
    const row = await tx
      .selectFrom('conversation_import')
      .select('state')
      .where('org_id', '=', world.organisation.id)
      .where('id', '=', of)
      .forUpdate()
      .executeTakeFirst()
    if (row?.state !== 'asking') return no('not-asked')
    await work(tx)
    return yes(of, { name: `conversations.${name}`, about: `import:${of}`, group })
  })
}

const WAITS_DAYS = 14

/** Files that nobody has said more about for two weeks go. */
export async function forgetSent(world: World, actor: Actor): Promise<void> {
  const before = instant(new Date(Date.parse(world.now()) - WAITS_DAYS * 86_400_000))
  const old = await world.read
    .selectFrom('conversation_import')
    .select('id')
    .where('org_id', '=', world.organisation.id)
    .where('state', '=', 'asking')
    .where('made_at', '<', before)
    .execute()
  for (const { id: of } of old) {
    const sent = await findSent(world, id<'Import'>(of), 'en')
    if (sent) await stopSent(world, actor, sent)
  }
}

/** The same in a transaction of its own, so that it can be seen while the conversation is still being kept. */
export async function noteNow(pool: Pool, world: World, of: Id<'Import'>, change: Change): Promise<void> {
  const { tx, commit, rollback } = await openTransaction(pool, world.organisation.id)
  try {
    await noteSent(tx, world, of, change)
    await commit()
  } catch (error) {
    await rollback().catch(() => undefined)
    throw error
  }
}
