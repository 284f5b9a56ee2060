import type { Day } from '../../../kernel/day.js'
import { Do } from '../../../ui/form.js'
import type { Errors } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'
import type { Promised } from '../promise.js'
import { TOOL_WORDS } from '../words.js'

type Props = {
  readonly promised: Promised
  readonly canConfirm: boolean
  readonly canSay: boolean
  readonly today: Day
  readonly errors: Errors
}

export function ShowPromise({ promised, canConfirm, canSay, today, errors }: Props) {
  const here = `/garden/promises/${promised.id}`
  return (
    <Page title={promised.promise} errors={errors}>
      <p id="main-words">{sentence(promised, today)}</p>
      <ul>
        {promised.tools.map((tool) => (
          <li>{TOOL_WORDS[tool]}</li>
        ))}
      </ul>
      {canSay && <Do at={`${here}/claim`}>We did this</Do>}
      {canConfirm && <Do at={`${here}/confirmation`}>Yes, this promise was kept</Do>}
    </Page>
  )
}

function sentence({ state, due }: Promised, today: Day): string {
  switch (state.kind) {
    case 'open':
      return today > due ? `Due on ${due}, and not answered yet.` : `Due on ${due}.`
    case 'said-kept':
      return `The owner says this was done on ${state.on}. Someone else needs to agree.`
    case 'kept':
      return `Kept. Agreed on ${state.on}.`
  }
}
