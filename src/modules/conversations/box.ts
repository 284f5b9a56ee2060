import { type Intake, openIntake } from '../../platform/ballots/intake.js'
import type { Pool } from '../../platform/db/pool.js'
import type { House } from '../../platform/room.js'

const intakes = new WeakMap<Pool, Intake>()

/** The one intake of this process: everybody's votes that arrive together share a commit. */
export function intakeOf({ ground: { pool } }: Pick<House, 'ground'>): Intake {
  const intake = intakes.get(pool) ?? openIntake(pool)
  intakes.set(pool, intake)
  return intake
}
