import type { Say } from '../../../ui/say.js'
import { countWords } from '../report/phrases.js'
import type { Shown, ShownStream } from './shown.js'

/** What a big screen in a workshop says; all of it moves in the same safe batches as the page. */
export type ScreenState = {
  /** changes when anything does */
  readonly mark: string
  readonly people: string
  readonly ideas: string
  readonly asOf: string
  readonly shared: readonly {
    readonly text: string
    readonly lang?: string | undefined
    readonly note: string
  }[]
  readonly sentence: string
  /** how many more are shared than stand here */
  readonly more: string
}

const MOST_SHARED = 5

export function screenState(
  shown: Shown,
  stream: ShownStream | undefined,
  say: Say,
  moment: (at: ShownStream['asOf']) => string,
): ScreenState {
  const ideas = say('results.screen.ideas', { n: shown.ideas.size })
  const { small, stored } = shown
  const mark = `${stored?.hash ?? 'none'} ${shown.ideas.size}`
  if (small)
    return {
      ...{ mark, ideas, asOf: say('results.as-of', { at: moment(small.asOf) }) },
      people: say('results.small.people', { n: small.people }),
      shared: [],
      sentence: say('results.screen.small'),
      more: '',
    }
  if (!stream)
    return { mark, ideas, people: '', asOf: '', shared: [], sentence: say('results.screen.none'), more: '' }
  const { report } = stream
  const shared = report.statements.filter(({ label }) => label.kind === 'common-ground')
  const rest = shared.length - MOST_SHARED
  return {
    mark,
    ideas,
    people: say('results.screen.people', { people: countWords(say, report.people) }),
    asOf: say('results.as-of', { at: moment(stream.asOf) }),
    shared: shared.slice(0, MOST_SHARED).map(({ id, text, label }) => ({
      text,
      lang: shown.lang(id),
      note:
        'leastCertain' in label && report.declared
          ? say('common-ground.least-unheard', { name: label.leastCertain })
          : '',
    })),
    sentence: say(shared.length ? 'results.screen.shared' : 'common-ground.none', { n: shared.length }),
    more: rest > 0 ? say('results.screen.more', { n: rest }) : '',
  }
}
