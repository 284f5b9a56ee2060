import type { Actor } from '../../../kernel/actor.js'
import type { Notice, Room } from '../../../ui/frame.js'
import type { Say } from '../../../ui/say.js'
import { DONE } from './words.js'

/** The rooms somebody can go to from every page, and which one they are in. */
export function roomsFor(actor: Actor, address: string): readonly Room[] {
  const { pathname } = new URL(address, 'http://here')
  const inside = (at: string) => pathname === at || pathname.startsWith(`${at}/`)
  const inMine = inside('/people/me') || inside('/people/rights')
  const home: Room = { name: 'room.home', href: '/', current: pathname === '/' }
  const happened: Room = { name: 'room.record', href: '/record', current: inside('/record') }
  if (actor.kind !== 'person') return [home, happened]
  return [
    home,
    { name: 'room.conversations', href: '/conversations', current: inside('/conversations') },
    { name: 'room.people', href: '/people', current: inside('/people') && !inMine },
    happened,
    { name: 'room.mine', href: '/people/me', current: inMine },
  ]
}

/** What was just done, said on the page that follows. */
export function doneAt(address: string, say: Say): readonly Notice[] {
  const done = new URL(address, 'http://here').searchParams.get('done') ?? ''
  const key = Object.hasOwn(DONE, done) ? DONE[done] : undefined
  return key ? [{ kind: 'done', text: say(key) }] : []
}
