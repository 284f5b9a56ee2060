import { recoverGroups } from '../testing/group-recovery.js'
import { recoverCommonGround } from '../testing/recovery.js'

/** 300 towns of each kind on a fresh seed (or the one given): is what we claim true? */
export function run(args: readonly string[]): void {
  const seed = args[0] === undefined ? Date.now() % 2 ** 31 : Number(args[0])
  const runs = args[1] === undefined ? 300 : Number(args[1])
  const say = (text: string) => process.stdout.write(`${text}\n`)
  say(`Seed ${seed}, ${runs} runs. Bars allow two standard errors of the run.`)
  say('')
  say('town         sizes            claims a run   wrong %  power %')
  for (const found of recoverCommonGround(seed, runs)) {
    const { bars } = found
    const good =
      found.wrong <= bars.wrong + 2 * found.wrongError &&
      (bars.claims === undefined || found.claimsPerRun <= bars.claims) &&
      (bars.power === undefined || found.power >= bars.power - 2 * found.powerError)
    const asked = [
      `wrong <= ${100 * bars.wrong}`,
      bars.claims && `claims <= ${bars.claims}`,
      bars.power && `power >= ${100 * bars.power}`,
    ]
    say(
      [
        found.town.padEnd(12),
        found.sizes.padEnd(16),
        found.claimsPerRun.toFixed(2).padStart(12),
        `${percent(found.wrong)} ±${percent(found.wrongError)}`.padStart(10),
        percent(found.power).padStart(7),
        `  ${good ? 'reached' : 'MISSED'} (${asked.filter(Boolean).join(', ')})`,
      ].join(' '),
    )
  }
  say('')
  say('people  pattern in noise %  clear groups declared %  alike (ARI)')
  for (const people of [60, 120, 300]) {
    const found = recoverGroups(seed, people === 300 ? Math.ceil(runs / 5) : runs, people)
    const good =
      found.falsePattern <= 0.07 + 2 * found.falseError &&
      found.declared >= 0.85 - 2 * found.declaredError &&
      found.likeness >= 0.85 - 2 * found.likenessError
    say(
      [
        `${people}`.padStart(6),
        `${percent(found.falsePattern)} ±${percent(found.falseError)}`.padStart(19),
        `${percent(found.declared)} ±${percent(found.declaredError)}`.padStart(24),
        found.likeness.toFixed(3).padStart(12),
        `  ${good ? 'reached' : 'MISSED'} (<= 7, >= 85, >= .85)`,
      ].join(' '),
    )
  }
}

const percent = (part: number) => (100 * part).toFixed(1)
