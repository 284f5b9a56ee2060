import { FileUpload } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import type { Conversation } from '../../conversation.js'
import type { SeedNotes } from '../../start/seed-notes.js'
import { pathTo } from '../../start/views/path.js'
import { Noted } from '../../start/views/seed-notes.js'
import type { IdeaRow } from '../ideas-file.js'

function usePath({ id }: Conversation) {
  const say = useSay()
  return [...pathTo(say), { name: say('exchange.ideas.seeds'), href: `/conversations/${id}/prepare/seeds` }]
}

type FileProps = {
  readonly conversation: Conversation
  readonly room: number
  readonly errors: Errors
  /** what else is the matter with the file */
  readonly faults: readonly string[]
}

/** Asks for a table of first ideas. */
export function IdeasFile({ conversation: c, room, errors, faults }: FileProps) {
  const say = useSay()
  return (
    <Page
      title={say('exchange.ideas.title')}
      lead={say('exchange.ideas.lead')}
      path={usePath(c)}
      errors={errors}
    >
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li>{fault}</li>
          ))}
        </ul>
      )}
      <Form action={`/conversations/${c.id}/prepare/ideas-file`} files>
        <FileUpload
          name="table"
          label={say('exchange.ideas.file')}
          hint={say('exchange.ideas.file-hint', { room })}
        />
        <Button>{say('exchange.ideas.look')}</Button>
      </Form>
    </Page>
  )
}

/** What is in the table, before any of it is kept. */
export function CheckIdeas({
  conversation: c,
  ideas,
  notes,
}: {
  readonly conversation: Conversation
  readonly ideas: readonly IdeaRow[]
  /** of each of them, in their order */
  readonly notes: readonly SeedNotes[]
}) {
  const say = useSay()
  const here = `/conversations/${c.id}/prepare/ideas-file`
  return (
    <Page
      title={say('exchange.ideas.check')}
      lead={say('exchange.ideas.check-lead', { n: ideas.length })}
      path={usePath(c)}
    >
      <Form action={`${here}/keep`}>
        <ol>
          {ideas.map(({ text, language, easyRead }, at) => (
            <li>
              <span lang={language}>{text}</span>
              {easyRead && (
                <>
                  <br />
                  {say('exchange.ideas.easy')} <span lang={language}>{easyRead}</span>
                </>
              )}
              <Noted notes={notes[at]} />
              <input type="hidden" name={`text-${at}`} value={text} />
              <input type="hidden" name={`language-${at}`} value={language} />
              <input type="hidden" name={`easy-${at}`} value={easyRead ?? ''} />
            </li>
          ))}
        </ol>
        <Button>{say('exchange.ideas.keep')}</Button>
      </Form>
      <p>
        <a href={here}>{say('exchange.ideas.other')}</a>
      </p>
    </Page>
  )
}
