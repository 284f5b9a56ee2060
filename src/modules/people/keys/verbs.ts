import { SIDES } from '../../../kernel/actor.js'
import { type Id, id, isId } from '../../../kernel/id.js'
import { parseOptions, type Verb } from '../../../platform/cli.js'
import { chooseOne } from '../../../platform/operator/choose.js'
import { traceOf } from '../../../platform/operator/trace.js'
import {
  type Installation,
  type OpenInstallation,
  type Outcome,
  organisationVerb,
  worldOf,
} from '../../../platform/operator/verb.js'
import type { World } from '../../../platform/world.js'
import { sayIn } from '../../../ui/say.js'
import { recoverKey } from './commands.js'
import { KEY_WORDS } from './words.js'

const USAGE = `throughline keys recover --side lived|learnt --person WHO [options]

Gives the key of one side to somebody, where nobody can use it any more and
members cannot choose anew. Members see it: it stands in the record, and on
every page for 30 days. They can call a new choice at once.

  --side SIDE          lived or learnt.
  --person WHO         Their e-mail address, or their id. They must be of
                       that side, and must not have held the other side's
                       key in the last year.
  --organisation HOST  Which organisation, where there are several.
`

const OPTIONS = {
  side: { type: 'string' },
  person: { type: 'string' },
  organisation: { type: 'string' },
} as const

/** `keys recover`: the way out when a side has lost its key. */
export function keysVerb(open: OpenInstallation): Verb {
  const recover = organisationVerb(
    {
      name: 'recover',
      what: 'Give a lost key to somebody. Members see it.',
      usage: USAGE,
      leaves: 'people.key-recovered',
      run,
    },
    open,
  )
  return {
    name: 'keys',
    what: 'Give a lost key of one side to somebody; members see it.',
    usage: USAGE,
    run: async ([name, ...args], terminal) => {
      if (name === 'recover') return recover.run(args, terminal)
      terminal.tell(USAGE)
      return 2
    },
  }
}

async function run(
  args: readonly string[],
  { ground }: Installation,
): Promise<Outcome<'people.key-recovered'>> {
  const parsed = parseOptions(args, OPTIONS)
  if (!parsed.ok) return parsed
  const { options } = parsed
  const side = SIDES.find((one) => one === options.one('side'))
  if (!side) return { ok: false, sentence: 'Say which side: --side lived or --side learnt.' }
  const who = options.one('person')
  if (!who) return { ok: false, sentence: 'Say who: --person and their e-mail address or id.' }
  const one = await chooseOne(ground.pool, options.one('organisation'))
  if (!one.ok) return one
  const world = await worldOf(ground, one.chosen.id)
  const person = await personBy(world, who).finally(() => world.end())
  if (!person) return { ok: false, sentence: 'There is nobody here by that e-mail address or id.' }
  const done = await recoverKey(world, person, side)
  if (!done.ok) return { ok: false, sentence: sayIn('en')(KEY_WORDS[done.no]) }
  return { ok: true, traces: [traceOf(one.chosen.id, { ...done.event, name: 'people.key-recovered' })] }
}

async function personBy({ read, organisation }: World, who: string): Promise<Id<'Person'> | undefined> {
  const people = read
    .selectFrom('person')
    .select('id')
    .where('org_id', '=', organisation.id)
    .where('left_at', 'is', null)
  const row = await (isId(who)
    ? people.where('id', '=', who)
    : people.where('email', '=', who.toLowerCase())
  ).executeTakeFirst()
  return row && id<'Person'>(row.id)
}
