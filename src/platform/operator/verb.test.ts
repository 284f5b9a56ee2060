import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ran } from '../../testing/installation.js'
import { leaveTrace } from './trace.js'
import { type OpenInstallation, type OrganisationVerb, organisationVerb, withFile } from './verb.js'

const nothingHere: OpenInstallation = async () => ({ ok: false, sentence: 'The database cannot be reached.' })
const words = { name: 'prune', what: '', usage: '' }

test('a command that touches an organisation and leaves no event does not compile', () => {
  const silent: OrganisationVerb<'garden.pruned'> = {
    ...words,
    leaves: 'garden.pruned',
    // @ts-expect-error nothing was recorded, so there is no trace to show
    run: async () => ({ ok: true, traces: [] }),
  }
  const another: OrganisationVerb<'garden.pruned'> = {
    ...words,
    leaves: 'garden.pruned',
    // @ts-expect-error another event than the one it names
    run: async () => {
      const trace = await leaveTrace(undefined as never, { name: 'garden.watered', about: 'bed:1' })
      return { ok: true, traces: [trace] }
    },
  }
  assert.ok(silent && another)
})

test('what cannot be opened is one sentence, and nothing is run', async () => {
  let ranAnyway = false
  const verb = organisationVerb(
    {
      ...words,
      leaves: 'garden.pruned',
      run: async () => {
        ranAnyway = true
        return { ok: false, sentence: '' }
      },
    },
    nothingHere,
  )
  assert.deepEqual(await ran(verb, []), { code: 2, told: 'The database cannot be reached.', said: '' })
  assert.equal(ranAnyway, false)
})

test('a command for one file asks for exactly one, and knows its options', async () => {
  const run = async () => ({ ok: true }) as const
  for (const args of [[], ['a', 'b'], ['a', '--nonsense']]) {
    const answer = await withFile(args, {}, run)
    assert.equal(answer.ok, false, args.join(' '))
  }
  assert.deepEqual(await withFile(['a'], {}, run), { ok: true })
})
