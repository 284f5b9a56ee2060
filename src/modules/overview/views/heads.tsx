import type { Head } from '../../../platform/record/daily-head.js'
import { useFrame, useSay } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'

export function Heads({ heads }: { readonly heads: readonly Head[] }) {
  const say = useSay()
  const { language } = useFrame()
  const written = new Intl.DateTimeFormat(language === 'cy' ? 'cy' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'UTC',
  })
  return (
    <Page title={say('heads.title')} lead={say('heads.lead')}>
      <p>{say('heads.what')}</p>
      {heads.length === 0 && <p>{say('heads.none')}</p>}
      {heads.map(({ day, size, note }) => (
        <section key={day}>
          <h2>{say('heads.of', { day: written.format(new Date(`${day}T00:00:00Z`)) })}</h2>
          <p>{say('heads.size', { size })}</p>
          <pre class="tl-seal">
            <code>{note}</code>
          </pre>
        </section>
      ))}
      <p>
        <a class="govuk-link" href="/record/heads.atom">
          {say('heads.feed')}
        </a>
      </p>
    </Page>
  )
}
