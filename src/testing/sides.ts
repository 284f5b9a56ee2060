import { randomUUID } from 'node:crypto'
import type { Side } from '../kernel/actor.js'
import { type Id, id } from '../kernel/id.js'
import { type Browser, openBrowser } from './browser.js'
import type { Town } from './town.js'

type Place = 'riverside' | 'harbour'
type Newcomer = {
  readonly sides?: readonly Side[]
  /** no group: somebody who is known here and may see nothing of it */
  readonly stranger?: boolean
}

/** People of both sides in a town, with what they say of themselves, each with a browser of their own. */
export async function sidesOf(t: Town, place: Place = 'riverside') {
  const { organisation, host, group } = t.places[place]
  const org = organisation.id
  const perspectives: Record<Side, string> = { lived: randomUUID(), learnt: randomUUID() }
  const write = async (text: string, values: readonly unknown[]) => {
    const client = await t.owner.connect()
    await client.query(`begin; set local app.org_id = '${org}'`)
    await client.query(text, [...values])
    await client.query('commit')
    client.release()
  }
  const names: Record<Side, readonly [en: string, cy: string]> = {
    lived: ['Carer (family or friend)', 'Gofalwr (teulu neu ffrind)'],
    learnt: ['Front-line worker', 'Gweithiwr rheng flaen'],
  }
  for (const [place, side] of (['lived', 'learnt'] as const).entries())
    await write(
      'insert into perspective (org_id, id, side, name_en, name_cy, place) values ($1, $2, $3, $4, $5, $6)',
      [org, perspectives[side], side, ...names[side], place],
    )
  await write(
    "insert into people_group (org_id, id, kind, name, made_at) values ($1, $2, 'forum', 'Forum', now())",
    [org, group],
  )
  const joins = async (name: string, { sides = [], stranger = false }: Newcomer): Promise<Inhabitant> => {
    const person = id<'Person'>(randomUUID())
    await write('insert into person (org_id, id, name, joined_at) values ($1, $2, $3, now())', [
      org,
      person,
      name,
    ])
    for (const side of sides)
      await write('insert into person_perspective (org_id, person_id, perspective_id) values ($1, $2, $3)', [
        org,
        person,
        perspectives[side],
      ])
    if (!stranger)
      await write(
        'insert into people_member (org_id, group_id, person_id, since) values ($1, $2, $3, now())',
        [org, group, person],
      )
    let browser = openBrowser(t.web.inject, host, person)
    let opened = t.clock.now
    // Sessions end while the clock is turned on; people sign in again.
    const now = () => {
      if (t.clock.now.getTime() - opened.getTime() > HOUR) {
        browser = openBrowser(t.web.inject, host, person)
        opened = t.clock.now
      }
      return browser
    }
    const get: Browser['get'] = (path, headers) => now().get(path, headers)
    const post: Browser['post'] = (path, form, headers) => now().post(path, form, headers)
    return { id: person, name, get, post }
  }
  return { org, perspectives, write, joins }
}

const HOUR = 3_600_000

export type Inhabitant = Pick<Browser, 'get' | 'post'> & { readonly id: Id<'Person'>; readonly name: string }
export type Sides = Awaited<ReturnType<typeof sidesOf>>
