import { useSay } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'

export function Home({ name }: { readonly name: string }) {
  const say = useSay()
  return (
    <Page title={say('home.title', { name })} lead={say('home.lead')}>
      <p>{say('home.waiting')}</p>
      <p>
        <a class="govuk-link" href="/record/heads">
          {say('home.record')}
        </a>
      </p>
    </Page>
  )
}
