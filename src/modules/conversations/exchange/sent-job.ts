import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Id, id, isId } from '../../../kernel/id.js'
import type { Pool } from '../../../platform/db/pool.js'
import type { Daily, Job, Tasks } from '../../../platform/jobs/job.js'
import type { House } from '../../../platform/room.js'
import type { World } from '../../../platform/world.js'
import { perspectivesOf } from '../../people/index.js'
import { readConversation } from '../intake/folder.js'
import { bring, MOST_NAMES } from './bring.js'
import { importConversation } from './commands.js'
import { findSent, type Sent, saidOf } from './sent.js'
import { forgetSent, noteNow, noteSent, writePieces } from './sent-commands.js'
import { unzip } from './unzip.js'
import { bringWords } from './words.js'

export const EXCHANGE_DAILY: readonly Daily[] = [{ task: 'conversations.forget-sent', at: '03:50' }]

export const exchangeTasks = ({ ground: { pool } }: Pick<House, 'ground'>): Tasks => ({
  'conversations.forget-sent': (world, _, { actor }) => forgetSent(world, actor),
  'conversations.bring-in': async (world, about, job) => {
    if (!isId(about)) return
    const sent = await findSent(world, id<'Import'>(about), 'en')
    if (!sent || sent.state === 'done' || sent.state === 'refused' || sent.state === 'asking') return
    const folder = await mkdtemp(join(tmpdir(), 'throughline-import-'))
    try {
      const said = await bringInFrom(folder, sent, { pool, world, job })
      if (said !== undefined) await noteNow(pool, world, sent.id, { state: 'refused', said })
    } catch (error) {
      if (job.last) {
        const said = saidOf({ why: (say) => say('exchange.no.broken') })
        await noteNow(pool, world, sent.id, { state: 'refused', said })
      }
      throw error
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
})

/** The folder's name is no question: where the files hold none, one is asked for. */
const NAMELESS = 'export'
const LOOK_MILLIS = 1_000

/** Ours, not that of any program we know: a zip may hold what matters most beside the votes. */
function marksIn(folder: string): string | undefined {
  const path = join(folder, 'marks.csv')
  return existsSync(path) ? path : undefined
}

type At = { readonly pool: Pool; readonly world: World; readonly job: Job }

/** @returns why it was refused; nothing where it stands here now */
async function bringInFrom(
  folder: string,
  sent: Sent,
  { pool, world, job }: At,
): Promise<string | undefined> {
  await noteNow(pool, world, sent.id, { state: 'reading', kept: 0, of_votes: 0 })
  const [zip, list, at] = ['sent.zip', 'perspectives.csv', NAMELESS].map((name) => join(folder, name))
  if (!zip || !list || !at) return undefined
  await writePieces(world, sent.id, 'export', zip)
  const hasList = await writePieces(world, sent.id, 'perspectives', list)
  const here = await perspectivesOf(world)
  await world.end()
  await mkdir(at)
  const opened = await unzip(zip, at)
  if (!opened.ok) return saidOf({ why: (say) => say(`exchange.no.${opened.no}`) })
  const wanted = {
    perspectives: hasList ? list : undefined,
    perspectiveColumn: undefined,
    marks: marksIn(at),
  }
  const reading = await readConversation(at, { ...wanted, lenient: sent.lenient })
  if (!reading.ok) return saidOf(reading)
  const { counts, notices, ...read } = reading.conversation
  const names = read.perspectives?.names ?? []
  if (names.length > MOST_NAMES)
    return saidOf({
      ...{ counts, notices },
      why: (say) => bringWords(say, { kind: 'many-perspectives', n: names.length }),
    })
  // Before anything is kept, whoever sent it says who these are here.
  if (names.length && !sent.chosen) {
    const said = saidOf({ counts, notices })
    await noteNow(pool, world, sent.id, { state: 'asking', asks: JSON.stringify(names), said })
    return undefined
  }
  const wished = {
    ...(sent.chosen ? { chosen: sent.chosen } : {}),
    question: sent.question,
    language: sent.language,
    required: [],
    make: { lived: [], learnt: [] },
  }
  const question = read.question === NAMELESS ? '' : read.question
  const bringing = bring({ ...read, question }, wished, here, () => id<'Perspective'>(randomUUID()))
  if (!bringing.ok) return saidOf({ counts, notices, why: (say) => bringWords(say, bringing.no) })

  let looked = 0
  let noting = Promise.resolve()
  const progress = (kept: number, of_votes: number) => {
    if (performance.now() - looked < LOOK_MILLIS) return
    looked = performance.now()
    // Whoever waits may miss one look; what counts is kept by the transaction itself.
    noting = noteNow(pool, world, sent.id, { state: 'keeping', kept, of_votes }).catch(() => undefined)
  }
  const also = async (tx: Parameters<typeof noteSent>[0], made: Id<'Conversation'>) => {
    await noting
    await noteSent(tx, world, sent.id, {
      state: 'done',
      conversation_id: made,
      said: saidOf({ counts, notices }),
    })
  }
  const answer = await importConversation(world, job.actor, sent.group, bringing.brought, progress, {
    startedBy: sent.askedBy,
    also,
  })
  await noting
  return answer.ok ? undefined : saidOf({ why: (say) => say('exchange.no.not-allowed') })
}
