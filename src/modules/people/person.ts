import type { Side } from '../../kernel/actor.js'
import type { Id } from '../../kernel/id.js'

/** A standpoint an answer is given from: "which of these are you?" */
export type Perspective = {
  readonly id: Id<'Perspective'>
  readonly side: Side
  readonly name: { readonly en: string; readonly cy: string }
}

export const GROUP_KINDS = ['level', 'team', 'forum', 'board'] as const
export type Group = {
  readonly id: Id<'Group'>
  readonly parent: Id<'Group'> | null
  readonly kind: (typeof GROUP_KINDS)[number]
  readonly name: string
}

/** The seven perspectives offered at set-up. An organisation changes them as it needs. */
export const OFFERED: readonly Omit<Perspective, 'id'>[] = [
  {
    side: 'lived',
    name: {
      en: 'Person who draws on care and support',
      cy: 'Person sy’n defnyddio gofal a chymorth',
    },
  },
  { side: 'lived', name: { en: 'Carer (family or friend)', cy: 'Gofalwr (teulu neu ffrind)' } },
  { side: 'lived', name: { en: 'Peer support worker', cy: 'Gweithiwr cymorth cymheiriaid' } },
  { side: 'learnt', name: { en: 'Front-line worker', cy: 'Gweithiwr rheng flaen' } },
  { side: 'learnt', name: { en: 'Manager or senior leader', cy: 'Rheolwr neu uwch arweinydd' } },
  { side: 'learnt', name: { en: 'Commissioner', cy: 'Comisiynydd' } },
  { side: 'learnt', name: { en: 'Provider of care', cy: 'Darparwr gofal' } },
]
