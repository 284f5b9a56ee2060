import { Button, Form, Go } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'

export function Forget() {
  const say = useSay()
  return (
    <Page title={say('take.forget.title')} lead={say('take.forget.hint')}>
      <Form action="/conversations/forget">
        <Button>{say('take.forget')}</Button>
      </Form>
    </Page>
  )
}

export function Forgotten() {
  const say = useSay()
  return (
    <Page title={say('take.forgotten')} lead={say('take.forgotten.lead')}>
      <Go to="/conversations/code" kind="second">
        {say('take.have-code')}
      </Go>
    </Page>
  )
}
