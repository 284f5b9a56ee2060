import type { Organisation } from '../../../platform/organisation.js'
import { type Ground, openWorld, type World } from '../../../platform/world.js'
import type { HelpNumber } from '../../../ui/frame.js'
import { type Language, sayIn } from '../../../ui/say.js'
import type { Answers } from './duty.js'
import { answersTo } from './queries.js'

/** An organisation's own numbers as they stand on every page: by day, at night, and somebody on your side. */
export function localNumbers(answers: Answers, language: Language): readonly HelpNumber[] {
  const say = sayIn(language)
  const { 'day-name': day, 'day-hours': hours } = answers
  const labels = {
    day: day && (hours ? say('help.day.hours', { name: day, hours }) : say('help.day', { name: day })),
    night: answers['night-name'] && say('help.night', { name: answers['night-name'] }),
    advocacy: answers['advocacy-name'] && say('help.advocacy', { name: answers['advocacy-name'] }),
  }
  return (['day', 'night', 'advocacy'] as const).flatMap((kind) => {
    const [label, phone] = [labels[kind], answers[`${kind}-phone`]]
    return label && phone ? [{ label, phone }] : []
  })
}

// What stood there last, for pages that must be shown while the database is away.
const lastKnown = new Map<string, Answers>()
const KNOWN_MOST = 5_000

/** The numbers of an organisation, in the language of the page. */
export async function numbersIn(
  { read, organisation }: Pick<World, 'read' | 'organisation'>,
  language: Language,
): Promise<readonly HelpNumber[]> {
  const answers = await answersTo(read, organisation.id, 'numbers')
  if (lastKnown.size >= KNOWN_MOST) lastKnown.clear()
  lastKnown.set(organisation.id, answers)
  return localNumbers(answers, language)
}

/** The numbers for a page about something broken: asked again where nobody was here yet, else as last known. */
export async function numbersWhenBroken(
  ground: Ground,
  organisation: Organisation,
  language: Language,
): Promise<readonly HelpNumber[]> {
  const known = lastKnown.get(organisation.id)
  if (known) return localNumbers(known, language)
  const world = openWorld(ground, organisation)
  try {
    return await numbersIn(world, language)
  } finally {
    await world.end()
  }
}
