import { ENGLISH, WELSH } from './guess-words.js'
import { plainly, wordsIn } from './words-of.js'

export const GUESS_KINDS = ['relatives', 'diagnoses', 'jobs', 'services'] as const
export type GuessKind = (typeof GUESS_KINDS)[number]

/** Words by which somebody could guess who is meant, as the lists have them. */
export type Guess = { readonly kind: GuessKind; readonly words: readonly string[] }

/**
 * Could someone guess who this is? Only where one person is spoken of: “people with dementia” is anybody, “I have
 * dementia” is somebody. It only asks.
 */
export function guessable(text: string, language: string): readonly Guess[] {
  const list = language === 'cy' ? CY : EN
  const said = ` ${wordsIn(text).join(' ')} `
  const has = (word: string) => said.includes(` ${word} `)
  const isOnes = (word: string) => list.whose.some((whose) => has(`${whose} ${word}`))
  const isAboutSomebody = list['about somebody'].some(has)
  return GUESS_KINDS.map((kind): Guess => {
    const ones = kind === 'relatives' || kind === 'jobs'
    const words = ones
      ? list[kind].filter(isOnes)
      : isAboutSomebody || relative(list, said)
        ? list[kind].filter(has)
        : []
    return { kind, words }
  }).filter(({ words }) => words.length > 0)
}

type Lists = Readonly<Record<GuessKind | 'whose' | 'about somebody', readonly string[]>>

const relative = ({ whose, relatives }: Lists, said: string) =>
  relatives.some((word) => whose.some((one) => said.includes(` ${one} ${word} `)))

function listsIn(text: string): Lists {
  const sections = text.split(/^\[(.+)\]$/m)
  const of = (name: string): readonly string[] => {
    const at = sections.indexOf(name)
    const lines = at < 0 ? [] : (sections[at + 1] ?? '').split('\n')
    return lines.map((line) => wordsIn(plainly(line)).join(' ')).filter(Boolean)
  }
  return {
    ...{ relatives: of('relatives'), diagnoses: of('diagnoses'), jobs: of('jobs'), services: of('services') },
    ...{ whose: of('whose'), 'about somebody': of('about somebody') },
  }
}

const [EN, CY] = [listsIn(ENGLISH), listsIn(WELSH)]
