import type { Instant } from '../../kernel/day.js'
import { no, yes } from '../../kernel/decision.js'

/** The one-time link for whoever sets an organisation up. */
export type SetUpLink = { readonly endsAt: Instant; readonly usedAt: Instant | null }

/** What whoever sets it up says of the organisation. */
export type Naming = {
  readonly name: string
  readonly language: 'en' | 'cy'
  readonly zone: string
}

export type LinkRefusal = 'link-used' | 'link-old'

/** How long a one-time link opens the door, in hours. */
export const LINK_HOURS = 24

/** Opens the door once. Never by following the link alone: a person presses a button. */
export function openDoor(link: SetUpLink, now: Instant, organisation: string) {
  if (link.usedAt !== null) return no<LinkRefusal>('link-used')
  if (now >= link.endsAt) return no<LinkRefusal>('link-old')
  return yes(
    { ...link, usedAt: now },
    { name: 'people.set-up-opened', about: `organisation:${organisation}` },
  )
}

/** Names the organisation, its first language and the clock it lives by. */
export function nameIt(naming: Naming, zones: readonly string[], organisation: string) {
  if (!zones.includes(naming.zone)) return no('no-such-zone')
  return yes(naming, {
    name: 'people.organisation-named',
    about: `organisation:${organisation}`,
    facts: { language: naming.language, zone: naming.zone },
    words: { name: naming.name },
  })
}
