import { useSay } from '../../../../ui/frame.js'
import type { Step } from '../../../../ui/page.js'

/** The way to a page of one's own things. */
export function useMyPath(...more: readonly Step[]): readonly Step[] {
  const say = useSay()
  return [{ name: say('room.home'), href: '/' }, { name: say('room.mine'), href: '/people/me' }, ...more]
}

export function useRightsPath(): readonly Step[] {
  const say = useSay()
  return useMyPath({ name: say('rights.short'), href: '/people/rights' })
}
