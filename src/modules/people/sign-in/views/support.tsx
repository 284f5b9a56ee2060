import type { Key } from '../../../../locales/en.js'
import { type Form as Filled, typed } from '../../../../platform/web/form.js'
import { Checkboxes, Input, Radios, Select } from '../../../../ui/fields.js'
import { Button, Do, Form } from '../../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Cards, Facts } from '../../../../ui/parts.js'
import { SUPPORT_KINDS, type SupportKind } from '../support.js'
import type { NotedSupport } from '../support-commands.js'
import { useWays } from './cards.js'
import { moment } from './moments.js'

const KINDS: Record<SupportKind, readonly [Key, Key]> = {
  chose: ['support.chose', 'support.chose.what'],
  helped: ['support.helped', 'support.helped.what'],
  thinks: ['support.thinks', 'support.thinks.what'],
}

type Props = {
  readonly now: NotedSupport | undefined
  readonly before: readonly NotedSupport[]
  readonly form: Filled
  readonly zone: string
  readonly errors: Errors
}

/** Whose answer is this? Said for one sitting, by the person, and changed by them alone. */
export function SupportPage({ now, before, form, zone, errors }: Props) {
  const say = useSay()
  return (
    <Page title={say('support.title')} lead={say('support.what')} path={useWays()} errors={errors}>
      {now ? <Now support={now} /> : <Ask form={form} />}
      {before.length > 0 && <Before supports={before} zone={zone} />}
    </Page>
  )
}

function Now({ support }: { readonly support: NotedSupport }) {
  const say = useSay()
  const { kind, helper, paid } = support
  return (
    <>
      <p>{say(kind === 'thinks' ? 'support.now.thinks' : 'support.now')}</p>
      <Facts
        facts={[
          { name: say('support.kind'), value: say(KINDS[kind][0]) },
          { name: say('support.helper'), value: helper ?? say('support.nobody') },
          { name: say('support.paid'), value: say(paid ? 'support.yes' : 'support.no') },
        ]}
      />
      <Do at="/people/support/end">{say('support.end')}</Do>
    </>
  )
}

function Ask({ form }: Pick<Props, 'form'>) {
  const say = useSay()
  return (
    <Form action="/people/support" label={say('support.title')}>
      <Radios
        name="kind"
        label={say('support.kind')}
        choices={SUPPORT_KINDS.map((kind) => ({
          value: kind,
          label: say(KINDS[kind][0]),
          hint: say(KINDS[kind][1]),
        }))}
        value={typed(form, 'kind')}
      />
      <Input
        name="helper"
        label={say('support.helper')}
        hint={say('support.helper.hint')}
        width="half"
        value={typed(form, 'helper')}
      />
      <Radios
        name="paid"
        label={say('support.paid')}
        choices={[
          { value: 'no', label: say('support.no') },
          { value: 'yes', label: say('support.yes') },
        ]}
        inline
        value={typed(form, 'paid')}
      />
      <Checkboxes
        name="agreed"
        label={say('support.agreed.title')}
        choices={[{ value: 'yes', label: say('support.agreed') }]}
        values={typed(form, 'agreed') ? ['yes'] : []}
      />
      <p>{say('support.who-sees')}</p>
      <Button>{say('support.begin')}</Button>
    </Form>
  )
}

function Before({ supports, zone }: { readonly supports: readonly NotedSupport[]; readonly zone: string }) {
  const say = useSay()
  const { language } = useFrame()
  return (
    <section>
      <h2>{say('support.before')}</h2>
      <p>{say('support.before.what')}</p>
      <Cards>
        {supports.map(({ id, kind, helper, madeAt }) => (
          <Form action={`/people/support/${id}`} label={moment(madeAt, zone, language)}>
            <p>
              <strong>{moment(madeAt, zone, language)}</strong> {helper}
            </p>
            <Select
              name={`kind-${id}`}
              label={say('support.kind')}
              choices={SUPPORT_KINDS.map((one) => ({ value: one, text: say(KINDS[one][0]) }))}
              value={kind}
            />
            <Button kind="second">{say('support.change')}</Button>
          </Form>
        ))}
      </Cards>
    </section>
  )
}
