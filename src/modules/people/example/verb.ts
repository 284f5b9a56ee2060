import { parseOptions, type Terminal, type Verb } from '../../../platform/cli.js'
import { openPool, type Pool } from '../../../platform/db/pool.js'
import { organisationsHere } from '../../../platform/operator/choose.js'
import { leaveTrace, type Trace } from '../../../platform/operator/trace.js'
import {
  allOf,
  type Installation,
  type OpenInstallation,
  type Outcome,
  organisationVerb,
  written,
} from '../../../platform/operator/verb.js'
import { allOrganisations, type Organisation } from '../../../platform/organisation.js'
import { openWorld } from '../../../platform/world.js'
import type { Beside, Given } from '../beside.js'
import { addressOf, HOST } from '../duties/verbs.js'
import { grouped } from '../sign-in/letters.js'
import { makeExample } from './make.js'
import { removeExample } from './remove.js'
import type { Look } from './story.js'

const USAGE = `throughline example [--host HOST] [--polis FOLDER]
throughline example --remove

Makes an organisation that is made up, with 24 people, so that you can look around. Every page of it says so.
It has a host name of its own: example.localhost, which browsers find on this computer, or the one you name.

  --polis   brings a real conversation into it, from the folder of a Polis export
  --remove  takes it out again, whole. Nothing else can be removed this way.`

type Done = 'people.example-made' | 'people.example-removed'

/** `example`: makes and removes an organisation that is made up. Members of the real ones see both. */
export function exampleVerb(open: OpenInstallation, others: readonly Beside[]): Verb {
  return organisationVerb<Done>(
    {
      name: 'example',
      what: 'makes a made-up organisation to look around in, or removes it',
      usage: USAGE,
      leaves: 'people.example-made',
      run: (args, installation, terminal) => run(args, installation, terminal, others),
    },
    open,
  )
}

const refuse = (sentence: string) => ({ ok: false, sentence }) as const

async function run(
  args: readonly string[],
  installation: Installation,
  terminal: Terminal,
  others: readonly Beside[],
): Promise<Outcome<Done>> {
  const parsed = parseOptions(args, {
    host: { type: 'string' },
    polis: { type: 'string' },
    remove: { type: 'boolean' },
  })
  if (!parsed.ok) return parsed
  const { options, places } = parsed
  if (places.length || (options.flag('remove') && options.one('host') !== undefined)) return refuse(USAGE)
  const owner = openPool(installation.ownerUrl, { max: 2, trouble: () => undefined })
  const client = await owner.connect()
  try {
    // Two at once would make two.
    await client.query("select pg_advisory_lock(hashtext('throughline example'))")
    if (options.flag('remove')) return await remove(owner, installation, terminal)
    return await make(
      owner,
      installation,
      terminal,
      (options.one('host') ?? 'example.localhost').toLowerCase(),
      others,
      { polis: options.one('polis') },
    )
  } finally {
    await client.query('select pg_advisory_unlock_all()').catch(() => undefined)
    client.release()
    await owner.end()
  }
}

async function make(
  owner: Pool,
  at: Installation,
  terminal: Terminal,
  host: string,
  others: readonly Beside[],
  given: Given,
): Promise<Outcome<Done>> {
  const { ground, secret, address } = at
  const housed = await organisationsHere(ground.pool)
  const all = await allOrganisations(ground.pool)
  if (all.length === 0) return refuse('There is no organisation yet: start Throughline once first.')
  if (all.some(({ madeUp }) => madeUp))
    return refuse('There is an example already: throughline example --remove takes it out.')
  if (!HOST.test(host)) return refuse('Name one host, like example.localhost.')
  if (housed.some(({ hosts }) => hosts.includes(host)))
    return refuse(`There is an organisation at ${host} already.`)
  const made = await makeExample(owner, { ground, secret, address }, host, others, given)
  if (typeof made === 'string') return refuse(made)
  const { looks } = made
  const traces = await traced(at, all, 'people.example-made')
  const there = addressOf(address, host)
  terminal.say(`${there}\n\n${looks.map((look) => lookOf(there, look)).join('\n')}`)
  terminal.tell(`This organisation is made up. Nobody in it is real, and every page of it says so.
Each card above works until you remove the example: open its address, then press the button.
To remove it: throughline example --remove\n`)
  if (host.endsWith('.localhost') && !/^(localhost|127\.|\[::1\])/.test(new URL(address).hostname))
    terminal.tell(
      `${host} is found on this computer only. For others, name a host that leads here, with --host.\n`,
    )
  if (housed.length === 1) terminal.tell(nowAt(address, housed[0]?.hosts ?? []))
  return allOf(traces)
}

/** An organisation that was alone answered to every name. Now that there are two, it has only its own. */
const nowAt = (address: string, hosts: readonly string[]) =>
  `Your own organisation now answers only at ${hosts.map((host) => addressOf(address, host)).join(', ')}.
Other names for this computer, such as 127.0.0.1, find nothing while the example is here.`

const lookOf = (there: string, { name, what, card: { number, secret }, codes }: Look) =>
  `${name}, ${what}
  ${there}/people/sign-in/card?number=${number}&code=${secret}
  or by hand at ${there}/people/sign-in/card: number ${grouped(number, 4)}, card ${grouped(secret, 5)}
${codes.length ? secondOf(there, codes) : ''}`

const secondOf = (there: string, codes: readonly string[]) =>
  `  To use the key, give a second proof at ${there}/people/second?next=/people/duties
  with one of these codes, each good once:
${codes.map((code) => `    ${grouped(code, 5)}\n`).join('')}`

async function remove(owner: Pool, at: Installation, terminal: Terminal): Promise<Outcome<Done>> {
  const all = await allOrganisations(at.ground.pool)
  const examples = all.filter(({ madeUp }) => madeUp)
  if (examples.length === 0) return refuse('There is no example here.')
  for (const example of examples) {
    const rows = await removeExample(owner, example)
    terminal.tell(`${example.name} is gone, with all that was in it: ${written(rows)} rows.`)
  }
  return allOf(await traced(at, all, 'people.example-removed'))
}

/** Tells every real organisation here: whoever runs the program made or removed something beside them. */
async function traced<const Name extends Done>(
  { ground }: Installation,
  all: readonly Organisation[],
  name: Name,
): Promise<readonly Trace<Name>[]> {
  const traces: Trace<Name>[] = []
  for (const organisation of all.filter(({ madeUp }) => !madeUp)) {
    const world = openWorld(ground, organisation)
    traces.push(await leaveTrace(world, { name, about: `organisation:${organisation.id}` }))
    await world.end()
  }
  return traces
}
