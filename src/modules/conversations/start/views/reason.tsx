import type { Key } from '../../../../locales/en.js'
import { type Form as Typed, typed } from '../../../../platform/web/form.js'
import { Radios, Textarea } from '../../../../ui/fields.js'
import { Button } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'

type Props = { readonly reasons: Readonly<Record<string, Key>>; readonly form: Typed }

/** Why one side asks for a change, and the button that asks the other. */
export function ReasonAndAsk({ reasons, form }: Props) {
  const say = useSay()
  return (
    <>
      <Radios
        name="reason"
        label={say('start.change.reason')}
        choices={Object.entries(reasons).map(([value, words]) => ({ value, label: say(words) }))}
        value={typed(form, 'reason')}
      />
      <Textarea
        name="why"
        label={say('start.change.why')}
        hint={say('start.change.why.hint')}
        optional
        rows={3}
        most={500}
        value={typed(form, 'why')}
      />
      <NotWatched />
      <p>{say('start.change.next')}</p>
      <Button>{say('start.change.ask')}</Button>
    </>
  )
}
