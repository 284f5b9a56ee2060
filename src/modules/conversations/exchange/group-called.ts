import type { Id } from '../../../kernel/id.js'
import type { World } from '../../../platform/world.js'
import { groupsOf } from '../../people/index.js'

type Refused = { readonly ok: false; readonly sentence: string }
const refuse = (sentence: string) => ({ ok: false, sentence }) as const

/** The group that a command names, whatever the capitals; or one sentence with those there are. */
export async function groupCalled(
  world: World,
  name: string | undefined,
): Promise<{ readonly ok: true; readonly id: Id<'Group'> } | Refused> {
  const groups = await groupsOf(world)
  const alike = (one: string) => one.trim().normalize('NFC').toLowerCase()
  const [found, ...others] = groups.filter((group) => name !== undefined && alike(group.name) === alike(name))
  if (found && others.length === 0) return { ok: true, id: found.id }
  if (found)
    return refuse(`There are ${others.length + 1} groups called ${found.name}. Give one another name first.`)
  const all = groups.map((group) => `“${group.name}”`).join(', ')
  const asked =
    name === undefined
      ? 'Say which group it belongs to, with --group.'
      : `There is no group called “${name}”.`
  return refuse(all ? `${asked} There is ${all}.` : `${asked} There is no group yet.`)
}
