declare const of: unique symbol

/** A UUID that remembers what it names: a person's id cannot be passed where a group's is asked for. */
export type Id<Of extends string> = string & { readonly [of]: Of }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Is this text an id at all? An address part that is not one names nothing, so nothing is found there. */
export const isId = (raw: string): boolean => UUID.test(raw)

/** @throws where the text is not a lower-case UUID: whoever calls has already looked, or wrote it */
export function id<Of extends string>(raw: string): Id<Of> {
  if (!isId(raw)) throw new Error(`not an id: ${raw.slice(0, 60)}`)
  return raw as Id<Of>
}
