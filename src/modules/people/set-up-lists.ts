import { type Decision, no, yes } from '../../kernel/decision.js'
import type { Id } from '../../kernel/id.js'
import { type Group, OFFERED, type Perspective } from './person.js'
import { hasBothSides, mayDo, type There } from './set-up.js'

export type ListRefusal =
  | 'two-people'
  | 'not-yet'
  | 'last-of-side'
  | 'same-name'
  | 'too-many'
  | 'gone'
  | 'no-such-parent'
  | 'last-group'
  | 'has-groups'

export type NewPerspective = Omit<Perspective, 'id'>
export type NewGroup = Omit<Group, 'id'>

// As many as there are shapes to tell apart, and a few more for those that are close.
const PERSPECTIVES_MOST = 12

function whyNot(there: There, step: 'perspectives' | 'groups'): ListRefusal | undefined {
  if (there.bothSides) return 'two-people'
  return mayDo(step, there) ? undefined : 'not-yet'
}

/** Takes those of the seven that were ticked, where there are none yet. */
export function takeOffered(
  there: There,
  picks: readonly number[],
): Decision<readonly NewPerspective[], ListRefusal> {
  const refused = whyNot(there, 'perspectives')
  if (refused) return no(refused)
  if (there.perspectives.length) return no('same-name')
  const taken = OFFERED.filter((_, at) => picks.includes(at))
  if (!hasBothSides(taken)) return no('last-of-side')
  const event = { name: 'people.perspectives-taken', about: 'perspectives:offered', facts: { picks } }
  return yes(taken, event)
}

export function addPerspective(
  there: There,
  id: Id<'Perspective'>,
  added: NewPerspective,
): Decision<Perspective, ListRefusal> {
  const refused = whyNot(there, 'perspectives') ?? clash(there.perspectives, added)
  if (refused) return no(refused)
  if (there.perspectives.length >= PERSPECTIVES_MOST) return no('too-many')
  const event = { name: 'people.perspective-added', about: `perspective:${id}`, facts: { side: added.side } }
  return yes({ ...added, id }, { ...event, words: { ...added.name } })
}

/** Another name in both languages. Its side stays: what people said from it was said from that side. */
export function renamePerspective(
  there: There,
  id: Id<'Perspective'>,
  name: Perspective['name'],
): Decision<Perspective, ListRefusal> {
  const perspective = there.perspectives.find((one) => one.id === id)
  const others = there.perspectives.filter((one) => one.id !== id)
  const refused = whyNot(there, 'perspectives') ?? clash(others, { name })
  if (refused) return no(refused)
  if (!perspective) return no('gone')
  const event = { name: 'people.perspective-renamed', about: `perspective:${id}`, words: { ...name } }
  return yes({ ...perspective, name }, event)
}

export function takeOutPerspective(there: There, id: Id<'Perspective'>): Decision<Perspective, ListRefusal> {
  const refused = whyNot(there, 'perspectives')
  if (refused) return no(refused)
  const perspective = there.perspectives.find((one) => one.id === id)
  if (!perspective) return no('gone')
  if (!hasBothSides(there.perspectives.filter((one) => one.id !== id))) return no('last-of-side')
  return yes(perspective, { name: 'people.perspective-taken-out', about: `perspective:${id}` })
}

function clash(among: readonly Perspective[], { name }: Pick<Perspective, 'name'>): 'same-name' | undefined {
  const plain = (text: string) => text.toLocaleLowerCase('en')
  const same = among.some(
    (one) => plain(one.name.en) === plain(name.en) || plain(one.name.cy) === plain(name.cy),
  )
  return same ? 'same-name' : undefined
}

export function makeGroup(
  there: There,
  groups: readonly Group[],
  id: Id<'Group'>,
  made: NewGroup,
): Decision<Group, ListRefusal> {
  const refused = whyNot(there, 'groups') ?? misplaced(groups, made)
  if (refused) return no(refused)
  return yes(
    { ...made, id },
    {
      name: 'people.group-made',
      about: `group:${id}`,
      group: id,
      facts: { kind: made.kind, in: made.parent },
      words: { name: made.name },
    },
  )
}

/** Another name, or another place in the tree; never inside itself. */
export function changeGroup(
  there: There,
  groups: readonly Group[],
  id: Id<'Group'>,
  to: Pick<Group, 'name' | 'parent'>,
): Decision<Group, ListRefusal> {
  const group = groups.find((one) => one.id === id)
  const others = groups.filter((one) => one.id !== id)
  const refused = whyNot(there, 'groups') ?? misplaced(others, to)
  if (refused) return no(refused)
  if (!group) return no('gone')
  if (to.parent && above(groups, to.parent).includes(id)) return no('no-such-parent')
  const facts = { in: to.parent }
  return yes(
    { ...group, ...to },
    { name: 'people.group-changed', about: `group:${id}`, group: id, facts, words: { name: to.name } },
  )
}

export function closeGroup(
  there: There,
  groups: readonly Group[],
  id: Id<'Group'>,
): Decision<Group, ListRefusal> {
  const refused = whyNot(there, 'groups')
  if (refused) return no(refused)
  const group = groups.find((one) => one.id === id)
  if (!group) return no('gone')
  if (groups.length === 1) return no('last-group')
  if (groups.some(({ parent }) => parent === id)) return no('has-groups')
  return yes(group, { name: 'people.group-closed', about: `group:${id}`, group: id })
}

/** A group and those it is in, from itself upward. */
function above(groups: readonly Group[], of: Id<'Group'>): readonly Id<'Group'>[] {
  const seen: Id<'Group'>[] = []
  let at: Id<'Group'> | null = of
  while (at && !seen.includes(at)) {
    seen.push(at)
    const here: Id<'Group'> = at
    at = groups.find(({ id }) => id === here)?.parent ?? null
  }
  return seen
}

function misplaced(
  among: readonly Group[],
  { name, parent }: Pick<Group, 'name' | 'parent'>,
): ListRefusal | undefined {
  if (parent && !among.some(({ id }) => id === parent)) return 'no-such-parent'
  const beside = among.filter((one) => one.parent === parent)
  return beside.some((one) => one.name.toLocaleLowerCase('en') === name.toLocaleLowerCase('en'))
    ? 'same-name'
    : undefined
}

/** Groups as a tree is read: each after the one it is in, with how deep it stands. */
export function inTree(
  groups: readonly Group[],
): readonly { readonly group: Group; readonly depth: number }[] {
  const under = (parent: Id<'Group'> | null, depth: number): { group: Group; depth: number }[] =>
    groups
      .filter((group) => group.parent === parent)
      .flatMap((group) => [{ group, depth }, ...under(group.id, depth + 1)])
  return under(null, 0)
}
