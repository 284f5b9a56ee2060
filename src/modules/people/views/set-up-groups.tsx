import { type Form as Typed, typed } from '../../../platform/web/form.js'
import { Input, Radios, Select } from '../../../ui/fields.js'
import { Button, Buttons, Form, Go } from '../../../ui/form.js'
import { type Errors, useFrame, useSay } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'
import type { Say } from '../../../ui/say.js'
import { GROUP_KINDS, type Group } from '../person.js'
import type { There } from '../set-up.js'
import { inTree } from '../set-up-lists.js'
import { SetUpStep } from './set-up-step.js'

type Props = {
  readonly there: There
  readonly groups: readonly Group[]
  readonly form: Typed
  readonly errors?: Errors
}

/** One group is offered to begin with; then the tree, each group under the one it is in. */
export function Groups({ there, groups, form, errors = {} }: Props) {
  const say = useSay()
  return (
    <SetUpStep
      title={say('set-up.groups.title')}
      lead={say('set-up.groups.lead')}
      there={there}
      errors={errors}
    >
      {groups.length ? <Tree there={there} groups={groups} /> : <FirstGroup form={form} />}
    </SetUpStep>
  )
}

function FirstGroup({ form }: { readonly form: Typed }) {
  const say = useSay()
  const { organisation } = useFrame()
  const offered = say('set-up.groups.first.name', { organisation: organisation.name })
  return (
    <Form action="/set-up/groups">
      <Input
        name="name"
        label={say('set-up.groups.first')}
        hint={say('set-up.groups.first.hint')}
        value={'name' in form ? typed(form, 'name') : offered}
      />
      <Kinds value={'kind' in form ? typed(form, 'kind') : 'level'} />
      <Button>{say('set-up.groups.make')}</Button>
    </Form>
  )
}

function Kinds({ value }: { readonly value: string }) {
  const say = useSay()
  return (
    <Radios
      name="kind"
      label={say('set-up.group.kind')}
      value={value}
      choices={GROUP_KINDS.map((kind) => ({
        value: kind,
        label: say(`set-up.group.kind.${kind}`),
        hint: say(`set-up.group.kind.${kind}.hint`),
      }))}
    />
  )
}

function Tree({ there, groups }: Pick<Props, 'there' | 'groups'>) {
  const say = useSay()
  return (
    <>
      <h2>{say('set-up.groups.tree')}</h2>
      <Branch there={there} groups={groups} parent={null} />
      <Buttons>
        <Go to="/set-up">{say('set-up.go-on')}</Go>
        {!there.bothSides && (
          <Go to="/set-up/groups/new" kind="second">
            {say('set-up.groups.add')}
          </Go>
        )}
      </Buttons>
    </>
  )
}

type BranchProps = Pick<Props, 'there' | 'groups'> & { readonly parent: Group['parent'] }

function Branch({ there, groups, parent }: BranchProps) {
  const say = useSay()
  const here = groups.filter((group) => group.parent === parent)
  if (!here.length) return null
  return (
    <ul class={parent ? 'tl-lines tl-branch' : 'tl-lines'}>
      {here.map((group) => (
        <li>
          <span>
            {group.name} <span class="tl-soft">{say(`set-up.group.kind.${group.kind}`)}</span>
          </span>
          {!there.bothSides && (
            <a href={`/set-up/groups/${group.id}`}>
              {say('ui.change')}
              <span class="govuk-visually-hidden"> {group.name}</span>
            </a>
          )}
          <Branch there={there} groups={groups} parent={group.id} />
        </li>
      ))}
    </ul>
  )
}

type OneProps = {
  /** nothing: a new one */
  readonly group?: Group | undefined
  readonly groups: readonly Group[]
  readonly form: Typed
  readonly errors?: Errors
}

export function OneGroup({ group, groups, form, errors = {} }: OneProps) {
  const say = useSay()
  const action = `/set-up/groups/${group?.id ?? 'new'}`
  const value = (name: string, otherwise: string) => (name in form ? typed(form, name) : otherwise)
  return (
    <Page
      title={group ? say('set-up.group.change', { name: group.name }) : say('set-up.group.new')}
      errors={errors}
      path={[{ name: say('set-up.step.groups'), href: '/set-up/groups' }]}
    >
      <Form action={action}>
        <Input name="name" label={say('set-up.group.name')} value={value('name', group?.name ?? '')} />
        {!group && <Kinds value={value('kind', '')} />}
        <Select
          name="parent"
          label={say('set-up.group.parent')}
          value={value('parent', group ? (group.parent ?? '') : (groups[0]?.id ?? ''))}
          choices={placesFor(say, groups, group)}
        />
        <Button>{say('set-up.group.save')}</Button>
      </Form>
      {group && (
        <Form action={`${action}/take-out`} label={say('set-up.take-out')}>
          <Button kind="second">{say('set-up.take-out')}</Button>
        </Form>
      )}
    </Page>
  )
}

function placesFor(say: Say, groups: readonly Group[], but: Group | undefined) {
  const places = inTree(groups).filter(({ group }) => group.id !== but?.id)
  return [
    { value: '', text: say('set-up.group.parent.none') },
    ...places.map(({ group, depth }) => ({ value: group.id, text: `${'– '.repeat(depth)}${group.name}` })),
  ]
}
