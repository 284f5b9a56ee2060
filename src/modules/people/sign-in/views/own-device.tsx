import { Checkboxes } from '../../../../ui/fields.js'
import { useSay } from '../../../../ui/frame.js'

/** Asked wherever somebody signs in. Not ticked means that nothing is remembered. */
export function OwnDevice({ own }: { readonly own: boolean }) {
  const say = useSay()
  const choice = { value: 'yes', label: say('sign-in.own'), hint: say('sign-in.own.hint') }
  return <Checkboxes name="own" label={say('sign-in.whose')} choices={[choice]} values={own ? ['yes'] : []} />
}
