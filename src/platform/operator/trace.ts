import { type Event, yes } from '../../kernel/decision.js'
import type { Id } from '../../kernel/id.js'
import type { World } from '../world.js'

declare const left: unique symbol

/**
 * Proof that a command left its event in the record of an organisation, where members see it. Only what writes the
 * event makes one.
 */
export type Trace<Name extends string> = {
  readonly [left]: Name
  readonly organisation: Id<'Organisation'>
}

type Named<Name extends string> = Event & { readonly name: Name }

/** Records what was done from the command line, as the operator. */
export async function leaveTrace<const Name extends string>(
  world: Pick<World, 'act' | 'organisation'>,
  event: Named<Name>,
): Promise<Trace<Name>> {
  await world.act({ kind: 'operator' }, async () => yes(undefined, event))
  return traceOf(world.organisation.id, event)
}

/** For whoever wrote the event itself, in the transaction of its own work. */
export function traceOf<const Name extends string>(
  organisation: Id<'Organisation'>,
  _event: Named<Name>,
): Trace<Name> {
  return { organisation } as Trace<Name>
}
