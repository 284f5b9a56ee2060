import { useFrame } from '../../../../ui/frame.js'
import { dayIn } from '../../../people/index.js'

/** Says a day in the language of the page: 3 March 2026. */
export function useDay(): (day: string | null) => string {
  const said = dayIn(useFrame().language)
  return (day) => (day === null ? '' : said(day))
}
