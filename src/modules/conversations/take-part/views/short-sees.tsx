import { useSay } from '../../../../ui/frame.js'

/** Who sees what, in a few lines; what is special here among them. */
export function Short({ rows }: { readonly rows: boolean }) {
  const say = useSay()
  return (
    <ul class="tl-promise">
      <li>{say('take.sees.votes')}</li>
      <li>{say('take.sees.five')}</li>
      <li>{say('take.sees.hosts')}</li>
      {rows && <li>{say('take.sees.rows')}</li>}
    </ul>
  )
}
