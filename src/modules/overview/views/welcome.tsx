import { Go } from '../../../ui/form.js'
import { useSay } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'
import { Card } from '../../../ui/parts.js'

type Props = { readonly name: string; readonly stage: 'before' | 'open'; readonly settingUp: boolean }

/** For somebody who is not signed in: what this is, how to come in, and before it opens what is being done. */
export function Welcome({ name, stage, settingUp }: Props) {
  const say = useSay()
  return (
    <Page title={say('home.title', { name })} lead={say('home.lead')}>
      {stage === 'before' && (
        <Card>
          <h2>{say('welcome.before')}</h2>
          <p>{say('welcome.before-what')}</p>
          <ul>
            <li>{say('welcome.before-two')}</li>
            <li>{say('welcome.before-help')}</li>
            <li>{say('welcome.before-notice')}</li>
          </ul>
          {settingUp && (
            <p>
              <Go to="/set-up">{say('welcome.go-on')}</Go>
            </p>
          )}
        </Card>
      )}
      <h2>{say('welcome.what')}</h2>
      <p>{say('welcome.together')}</p>
      <p>{say('welcome.record')}</p>
      <h2>{say('welcome.join')}</h2>
      <p>{say('welcome.join-how')}</p>
      {!settingUp && (
        <p>
          <Go to="/people/sign-in">{say('welcome.sign-in')}</Go>
        </p>
      )}
      <p>
        <a href="/record">{say('welcome.see-record')}</a>
      </p>
    </Page>
  )
}
