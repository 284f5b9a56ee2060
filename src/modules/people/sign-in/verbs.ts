import { existsSync, readFileSync, statSync } from 'node:fs'
import { type Options, parseOptions, type Verb } from '../../../platform/cli.js'
import { type Trace, traceOf } from '../../../platform/operator/trace.js'
import {
  type Installation,
  inOne,
  type OpenInstallation,
  type Outcome,
  organisationVerb,
} from '../../../platform/operator/verb.js'
import type { World } from '../../../platform/world.js'
import type { Door } from './door.js'
import { removeSignOn, setSignOn } from './sign-on-commands.js'

const USAGE = `throughline sign-on set --issuer URL --client-id ID --name NAME --secret-file FILE
throughline sign-on remove

Lets people who work at an organisation come in with its own sign-on
(OpenID Connect). Nobody ever needs it. Give your provider this address to
send people back to: ADDRESS/people/sign-in/organisation/back

  --issuer URL         The provider: https://login.example.org
  --client-id ID       What it calls us.
  --secret-file FILE   A file with the secret it gave us. It is kept sealed.
  --name NAME          What people call it: "Council sign-on".
  --organisation HOST  Which organisation, where there are several.
`

const OPTIONS = {
  issuer: { type: 'string' },
  'client-id': { type: 'string' },
  'secret-file': { type: 'string' },
  name: { type: 'string' },
  organisation: { type: 'string' },
} as const

type Leaves = 'people.sign-on-set' | 'people.sign-on-removed'

/** `sign-on`: sets or takes away the organisation's own sign-on. Members see that it was done. */
export const signOnVerb = (open: OpenInstallation): Verb =>
  organisationVerb<Leaves>(
    {
      name: 'sign-on',
      what: 'Set up, or take away, the sign-on of an organisation.',
      usage: USAGE,
      leaves: 'people.sign-on-set',
      run: (args, installation) => run(args, installation),
    },
    open,
  )

async function run(args: readonly string[], { ground, secret }: Installation): Promise<Outcome<Leaves>> {
  const parsed = parseOptions(args, OPTIONS)
  if (!parsed.ok) return parsed
  const { options, places } = parsed
  return inOne(ground, options.one('organisation'), async (world): Promise<Outcome<Leaves>> => {
    if (places.length === 1 && places[0] === 'remove') return remove(world)
    if (places.length === 1 && places[0] === 'set')
      return set({ ground, secret, address: 'http://localhost' }, world, options)
    return { ok: false, sentence: `Say set or remove.\n\n${USAGE}` }
  })
}

async function set(door: Door, world: World, options: Options): Promise<Outcome<Leaves>> {
  const [issuer, clientId, name, file] = (['issuer', 'client-id', 'name', 'secret-file'] as const).map(
    options.one,
  )
  if (!issuer || !clientId || !name || !file)
    return { ok: false, sentence: 'Give all four: --issuer, --client-id, --name and --secret-file.' }
  const clientSecret = secretIn(file)
  if (!clientSecret) return { ok: false, sentence: `The file ${file} cannot be read, or is empty.` }
  const answer = await setSignOn(door, world, { issuer, clientId, clientSecret, name })
  if (!answer.ok) return { ok: false, sentence: '--issuer begins with https:// .' }
  return left(world, 'people.sign-on-set')
}

/** @returns nothing where there is no such file */
function secretIn(file: string): string | undefined {
  const isThere = existsSync(file) && statSync(file).isFile()
  return isThere ? readFileSync(file, 'utf8').trim() : undefined
}

async function remove(world: World): Promise<Outcome<Leaves>> {
  const answer = await removeSignOn(world)
  if (!answer.ok) return { ok: false, sentence: 'There is no sign-on to take away.' }
  return left(world, 'people.sign-on-removed')
}

function left(world: World, name: Leaves): Outcome<Leaves> {
  const about = `organisation:${world.organisation.id}`
  const trace: Trace<Leaves> = traceOf(world.organisation.id, { name, about })
  return { ok: true, traces: [trace] }
}
