import {
  conversationTasks,
  intakeOf,
  TAKEN_BACK,
  VOTES,
  type Vote,
  voteItem,
} from '../modules/conversations/index.js'
import { closeBox } from '../platform/ballots/box.js'
import type { Job } from '../platform/jobs/job.js'
import type { Neighbours } from './neighbours.js'
import type { Talk } from './talk.js'

/** Counts a conversation as the worker would, takes votes in bulk, and closes it. */
export function counting(n: Neighbours, t: Talk) {
  const tasks = conversationTasks(t.house)
  const job = (task: string): Job => ({
    actor: { kind: 'system', name: task },
    attempt: 1,
    last: false,
    firstTime: async () => true,
    stopping: new AbortController().signal,
  })
  const run = async (task: string, about: string = t.id) => {
    const world = n.worldAt()
    try {
      await tasks[task]!(world, about, job(task))
    } finally {
      await world.end()
    }
  }
  const { organisation } = n.places.riverside
  const says = (pseudonym: Uint8Array, answers: Readonly<Record<number, Vote | 'taken-back'>>) =>
    intakeOf(t.house).cast(
      organisation.id,
      Object.entries(answers).map(([idea, vote]) => ({
        box: t.box,
        pseudonym,
        item: voteItem(Number(idea)),
        value: vote === 'taken-back' ? TAKEN_BACK : VOTES[vote],
      })),
    )
  const close = () =>
    n.write(async (tx) => {
      const world = n.worldAt()
      await closeBox(tx, world, t.box)
      await tx.updateTable('conversation').set({ closed_at: world.now() }).where('id', '=', t.id).execute()
      await world.end()
    })
  return { run, refresh: () => run('conversations.refresh'), says, close }
}
