import { found } from '../../kernel/found.js'
import { type Id, id, isId } from '../../kernel/id.js'
import type { Visit } from './route.js'

/** The id in a part of the address. Something that is not one names nothing, so the page is not found. */
export function idAt<Of extends string>(visit: Visit, name: string): Id<Of> {
  const raw = visit.param(name)
  return id<Of>(found(isId(raw) ? raw : undefined))
}
