import { Input } from '../../../ui/fields.js'
import { Ask, Button } from '../../../ui/form.js'
import { Page } from '../../../ui/page.js'
import type { Promised } from '../promise.js'

type Props = { readonly words: string; readonly found: readonly Promised[] }

export function FindPromises({ words, found }: Props) {
  return (
    <Page title="Find a promise">
      <Ask action="/garden/promises" label="Find a promise">
        <Input name="words" label="Words in it" value={words} />
        <Button>Find</Button>
      </Ask>
      <ul>
        {found.map(({ id, promise, due }) => (
          <li>
            <a href={`/garden/promises/${id}`}>{promise}</a>, due on {due}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p>Nothing has “{words}” in it.</p>}
    </Page>
  )
}
