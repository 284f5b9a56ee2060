import { yes } from '../../../kernel/decision.js'
import type { Id } from '../../../kernel/id.js'
import { parseOptions, type Terminal, type Verb } from '../../../platform/cli.js'
import { layOrganisation } from '../../../platform/db/lay.js'
import { openPool } from '../../../platform/db/pool.js'
import { isAddress } from '../../../platform/mail/address.js'
import { leaveTrace, traceOf } from '../../../platform/operator/trace.js'
import {
  type Installation,
  type OpenInstallation,
  type Outcome,
  organisationVerb,
} from '../../../platform/operator/verb.js'
import { allOrganisations, type Organisation, organisationOf } from '../../../platform/organisation.js'
import { type Ground, openWorld } from '../../../platform/world.js'
import { makeSetUpLink } from '../set-up-commands.js'
import { thereOf } from '../set-up-queries.js'

const refuse = (sentence: string) => ({ ok: false, sentence }) as const

const LINK_USAGE = `throughline set-up-link [--organisation HOST]

Makes a one-time link, good for 24 hours, for whoever sets this organisation up, or mends what the first person wrote.
Once both sides have their facilitator, it makes none any more.`

const ORGANISATION_USAGE = `throughline organisation add HOST --name NAME [--language en|cy] [--zone PLACE]
throughline organisation keepers [ADDRESS …] [--organisation HOST]

add      makes one more organisation in this installation, with an address of its own
keepers  sets who is sent the day's head of the record until there are two facilitators; without an address: nobody`

/** The command-line verbs of setting up. Each leaves an event that members see. */
export function setUpVerbs(open: OpenInstallation): readonly Verb[] {
  return [
    organisationVerb(
      {
        name: 'set-up-link',
        what: 'makes a one-time link to set an organisation up',
        usage: LINK_USAGE,
        leaves: 'people.set-up-link-made',
        run: setUpLink,
      },
      open,
    ),
    organisationVerb<Changed>(
      {
        name: 'organisation',
        what: 'adds an organisation, or sets who keeps the heads of its record',
        usage: ORGANISATION_USAGE,
        leaves: 'people.organisation-made',
        run: organisation,
      },
      open,
    ),
  ]
}

async function setUpLink(
  args: readonly string[],
  { ground, address }: Installation,
  terminal: Terminal,
): Promise<Outcome<'people.set-up-link-made'>> {
  const parsed = parseOptions(args, { organisation: { type: 'string' } })
  if (!parsed.ok) return refuse(parsed.sentence)
  const found = await organisationNamed(ground, parsed.options.one('organisation'))
  if (typeof found === 'string') return refuse(found)
  const world = openWorld(ground, found)
  try {
    const there = await thereOf(world.read, world)
    if (there.bothSides) return refuse('Both sides have their facilitator: they change things together now.')
    const code = await makeSetUpLink(world)
    terminal.say(`${addressOf(address, parsed.options.one('organisation'))}/set-up/${code}\n`)
    const event = { name: 'people.set-up-link-made', about: `organisation:${found.id}` } as const
    return { ok: true, traces: [traceOf(found.id, event)] }
  } finally {
    await world.end()
  }
}

/** Where an organisation is reached: under its own host name, where it has one. */
export function addressOf(address: string, host: string | undefined): string {
  if (host === undefined) return address
  const { protocol, port } = new URL(address)
  return `${protocol}//${host}${port && !host.includes(':') ? `:${port}` : ''}`
}

/** The organisation at a host name; without one, the only one there is. @returns one sentence where that is unclear */
async function organisationNamed(
  { pool }: Pick<Ground, 'pool'>,
  host: string | undefined,
): Promise<Organisation | string> {
  if (host !== undefined) {
    const { rows } = await pool.query<{ org_id: Id<'Organisation'> }>(
      'select org_id from host where host = $1',
      [host.toLowerCase()],
    )
    const found = rows[0] && (await organisationOf(pool, rows[0].org_id))
    return found ?? `There is no organisation at ${host}.`
  }
  const [only, ...more] = await allOrganisations(pool)
  if (!only) return 'There is no organisation yet: start Throughline once first.'
  return more.length ? 'There are several organisations: say which with --organisation HOST.' : only
}

type Changed = 'people.organisation-made' | 'people.keepers-set'

async function organisation(
  [what, ...args]: readonly string[],
  installation: Installation,
  terminal: Terminal,
): Promise<Outcome<Changed>> {
  if (what === 'add') return add(args, installation, terminal)
  if (what === 'keepers') return keepers(args, installation, terminal)
  return refuse(ORGANISATION_USAGE)
}

/** A host name, lower case. */
export const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/

async function add(
  args: readonly string[],
  { ground, ownerUrl, address }: Installation,
  terminal: Terminal,
): Promise<Outcome<Changed>> {
  const kinds = { name: { type: 'string' }, language: { type: 'string' }, zone: { type: 'string' } } as const
  const parsed = parseOptions(args, kinds)
  if (!parsed.ok) return refuse(parsed.sentence)
  const { options, places } = parsed
  const host = places[0]?.toLowerCase() ?? ''
  const name = options.one('name')?.trim() ?? ''
  const language = options.one('language') ?? 'en'
  const zone = options.one('zone') ?? 'Europe/London'
  if (places.length !== 1 || !HOST.test(host)) return refuse('Name one host, like together.example.org.')
  if (!name || name.length > 200) return refuse('Say what it is called: --name "Harbour Care".')
  if (language !== 'en' && language !== 'cy') return refuse('--language is en or cy.')
  if (!Intl.supportedValuesOf('timeZone').includes(zone))
    return refuse('--zone is a place like Europe/London.')
  const taken = await ground.pool.query('select from host where host = $1', [host])
  if (taken.rowCount) return refuse(`There is an organisation at ${host} already.`)
  const owner = openPool(ownerUrl, { max: 1, trouble: () => undefined })
  const made = await layOrganisation(owner, { name, host, language, zone }).finally(() => owner.end())
  const found = await organisationOf(ground.pool, made)
  if (!found) throw new Error('the organisation just made is not there')
  const world = openWorld(ground, found)
  const event = { name: 'people.organisation-made', about: `organisation:${made}` } as const
  const trace = await leaveTrace(world, event)
  const code = await makeSetUpLink(world)
  await world.end()
  terminal.say(`${addressOf(address, host)}/set-up/${code}\n`)
  terminal.tell(`${name} is there. The link above sets it up; it works once, for a day.`)
  return { ok: true, traces: [trace] }
}

async function keepers(
  args: readonly string[],
  { ground }: Installation,
  terminal: Terminal,
): Promise<Outcome<Changed>> {
  const parsed = parseOptions(args, { organisation: { type: 'string' } })
  if (!parsed.ok) return refuse(parsed.sentence)
  const wrong = parsed.places.find((place) => !isAddress(place))
  if (wrong !== undefined) return refuse(`${wrong} is no e-mail address.`)
  const found = await organisationNamed(ground, parsed.options.one('organisation'))
  if (typeof found === 'string') return refuse(found)
  const world = openWorld(ground, found)
  const addresses = [...new Set(parsed.places.map((place) => place.toLowerCase()))]
  const event = {
    name: 'people.keepers-set',
    about: `organisation:${found.id}`,
    facts: { keepers: addresses.length },
  } as const
  await world.act({ kind: 'operator' }, async (tx) => {
    await tx.deleteFrom('head_keeper').where('org_id', '=', found.id).execute()
    if (addresses.length)
      await tx
        .insertInto('head_keeper')
        .values(addresses.map((address) => ({ org_id: found.id, address })))
        .execute()
    return yes(addresses, event)
  })
  await world.end()
  terminal.tell(`${addresses.length} addresses are sent the day's head, besides the facilitators.`)
  return { ok: true, traces: [traceOf(found.id, event)] }
}
