import { dayIn, type Instant } from '../../../../kernel/day.js'
import { useFrame, useSay } from '../../../../ui/frame.js'
import { LOCALE, written } from '../day-words.js'

type Props = {
  readonly since: Instant
  /** the organisation's zone, and what day it is there */
  readonly zone: string
  readonly today: string
}

/** Stands where something is held: “Held by facilitator since 10:40”, and not a word of what it says. */
export function Held({ since, zone, today }: Props) {
  const say = useSay()
  const { language } = useFrame()
  const time = new Intl.DateTimeFormat(LOCALE[language], { timeStyle: 'short', timeZone: zone }).format(
    new Date(since),
  )
  const day = dayIn(zone, since)
  return (
    <p class="tl-held">
      {day === today
        ? say('holds.place', { time })
        : say('holds.place.day', { time, day: written(day, language) })}
    </p>
  )
}
