import { Do, Go } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Warning } from '../../../../ui/parts.js'
import type { Conversation } from '../../conversation.js'
import { pathTo } from './path.js'

type Props = {
  readonly draft: Conversation
  readonly seeds: number
  /** why this person cannot delete it, in a sentence */
  readonly refused: string | undefined
  readonly errors: Errors
}

/** Asked once more before a draft goes: what goes with it, and what will be read of it. */
export function DeletePage({ draft, seeds, refused, errors }: Props) {
  const say = useSay()
  const at = `/conversations/${draft.id}/prepare`
  const path = [...pathTo(say), { name: say('start.prepare.title'), href: at }]
  return (
    <Page title={say('start.delete.title')} lead={say('start.delete.lead')} path={path} errors={errors}>
      <h2 lang={draft.language}>{draft.question}</h2>
      {refused ? (
        <>
          <p>{refused}.</p>
          <Go to={at}>{say('start.delete.keep')}</Go>
        </>
      ) : (
        <>
          <p>{seeds > 0 ? say('start.delete.goes', { n: seeds }) : say('start.delete.goes.none')}</p>
          <p>{say('start.delete.stays')}</p>
          <Warning>{say('start.delete.no-way-back')}</Warning>
          <Do at={`${at}/delete`} kind="grave">
            {say('start.delete.do')}
          </Do>
          <p>
            <a href={at}>{say('start.delete.keep')}</a>
          </p>
        </>
      )}
    </Page>
  )
}
