import { foretellShared } from '../testing/foretelling.js'
import { POLIS_CONVERSATIONS, sharedIs } from '../testing/shared-data.js'

/** How well each map foretells votes that were set aside, on the shared conversations. */
export function run(args: readonly string[]): void {
  const say = (text: string): void => {
    process.stdout.write(`${text}\n`)
  }
  if (!sharedIs) {
    say('The shared conversations (../shared/data) are not here.')
    return
  }
  const runs = args[0] === undefined ? 20 : Number(args[0])
  say(`A tenth of the votes set aside, ${runs} times. Lower error and higher AUC are better.`)
  say('')
  say(
    `${'conversation'.padEnd(30)}${'RMSE'.padStart(8)}${'Polis'.padStart(8)}${'AUC'.padStart(8)}${'Polis'.padStart(8)}`,
  )
  for (const name of POLIS_CONVERSATIONS) {
    const { rmse, polisRmse, auc, polisAuc } = foretellShared(name, runs)
    const good = rmse <= polisRmse && auc >= polisAuc
    const figures = [rmse, polisRmse, auc, polisAuc].map((value) => value.toFixed(3).padStart(8)).join('')
    say(`${name.padEnd(30)}${figures}  ${good ? 'reached' : 'MISSED'}`)
  }
}
