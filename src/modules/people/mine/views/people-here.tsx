import { useFrame, useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Details, Empty, Tag } from '../../../../ui/parts.js'
import type { GroupHere, Heard } from '../queries.js'

type Props = {
  readonly groups: readonly GroupHere[]
  readonly perspectives: readonly Heard[]
  readonly listed: boolean
}

export function PeopleHere({ groups, perspectives, listed }: Props) {
  const say = useSay()
  const { language } = useFrame()
  const tops = groups.filter(({ parent }) => !groups.some(({ id }) => id === parent))
  return (
    <Page title={say('here.title')} lead={say('here.lead')} path={[{ name: say('room.home'), href: '/' }]}>
      <p>
        {say(listed ? 'here.listed' : 'here.not-listed')}{' '}
        <a href="/people/me/details">{say('here.change')}</a>
      </p>
      <h2>{say('here.groups')}</h2>
      {tops.length ? (
        <Tree groups={groups} at={tops} />
      ) : (
        <Empty title={say('here.no-groups')}>
          <p>{say('here.no-groups-example')}</p>
        </Empty>
      )}
      <p>
        <a href="/people/needs">{say('needs-here.title')}</a>
      </p>
      <h2>{say('here.which')}</h2>
      {perspectives.length ? (
        <ul class="tl-plain">
          {perspectives.map(({ name, atLeast }) => (
            <li>{say('here.at-least-are', { n: atLeast, name: name[language] })}</li>
          ))}
        </ul>
      ) : (
        <p>{say('here.too-few')}</p>
      )}
      <Details summary={say('here.why')}>
        <p>{say('here.because')}</p>
      </Details>
    </Page>
  )
}

type TreeProps = { readonly groups: readonly GroupHere[]; readonly at: readonly GroupHere[] }

function Tree({ groups, at }: TreeProps) {
  const say = useSay()
  return (
    <ul class="tl-tree">
      {at.map(({ id, name, mine, atLeast, names }) => {
        const inside = groups.filter(({ parent }) => parent === id)
        return (
          <li key={id}>
            <p class="tl-tree-name">
              <strong>{name}</strong> {mine && <Tag state="done">{say('here.mine')}</Tag>}
            </p>
            <p class="tl-soft">
              {atLeast === undefined ? say('here.under-five') : say('here.at-least', { n: atLeast })}
            </p>
            {names.length > 0 && <p>{say('here.by-name', { names: names.join(', ') })}</p>}
            {inside.length > 0 && <Tree groups={groups} at={inside} />}
          </li>
        )
      })}
    </ul>
  )
}
