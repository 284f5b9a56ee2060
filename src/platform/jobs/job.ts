import type { Actor } from '../../kernel/actor.js'
import type { Tx } from '../db/scope.js'
import type { World } from '../world.js'

/**
 * What a room does in the background: a name and a call to a command. A job may come more than once, so a task looks
 * whether its work is done already, or asks `job.firstTime` inside the transaction that does it.
 * @param about the id that was handed to `enqueue`; for a listener, the id of the event
 */
export type Task = (world: World, about: string, job: Job) => Promise<void>

/** `room.what-it-does` -> what does it. Put together from the rooms' plugs. */
export type Tasks = Readonly<Record<string, Task>>

export type Job = {
  readonly actor: Actor & { readonly kind: 'system' }
  /** 1 at the first try */
  readonly attempt: number
  /** no more tries after this one */
  readonly last: boolean
  /** True once for each job and its `about`, whatever is tried again. Stands or falls with the transaction. */
  readonly firstTime: (tx: Tx) => Promise<boolean>
  /** Fires when the process is asked to stop: long work may break off here and throw; it is tried again. */
  readonly stopping: AbortSignal
}

/** Work of every day, at the organisation's own time. */
export type Daily = {
  readonly task: string
  /** not before this time where the organisation is: `02:30` */
  readonly at: `${number}:${number}`
}
