import type { Instant } from '../../../kernel/day.js'
import type { Key } from '../../../locales/en.js'
import { Select } from '../../../ui/fields.js'
import { Ask, Button } from '../../../ui/form.js'
import { useSay } from '../../../ui/frame.js'
import { Page } from '../../../ui/page.js'
import { Empty, Pages } from '../../../ui/parts.js'
import { type Line, Lines } from '../../people/index.js'

type Props = {
  readonly lines: readonly Line[]
  readonly at: number
  readonly of: number
  readonly room: string | undefined
  readonly person: string | undefined
  readonly rooms: readonly { readonly name: string; readonly title: Key }[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly signedIn: boolean
  readonly moment: (at: Instant) => string
}

export function TheRecord({ lines, at, of, room, person, rooms, people, signedIn, moment }: Props) {
  const say = useSay()
  const href = (page: number) => {
    const asked = new URLSearchParams({ ...(room && { room }), ...(person && { person }), page: `${page}` })
    return `/record?${asked}`
  }
  return (
    <Page
      title={say('record.title')}
      lead={say('record.lead')}
      path={[{ name: say('room.home'), href: '/' }]}
    >
      {!signedIn && <p>{say('record.visitor')}</p>}
      {signedIn && (
        <Ask action="/record" label={say('record.narrow')}>
          <div class="tl-narrow">
            <Select
              name="room"
              label={say('record.room')}
              value={room ?? ''}
              choices={[
                { value: '', text: say('record.every-room') },
                ...rooms.map(({ name, title }) => ({ value: name, text: say(title) })),
              ]}
            />
            <Select
              name="person"
              label={say('record.person')}
              value={person ?? ''}
              choices={[
                { value: '', text: say('record.everybody') },
                ...people.map(({ id, name }) => ({ value: id, text: name })),
              ]}
            />
            <Button kind="second">{say('record.show')}</Button>
          </div>
        </Ask>
      )}
      {lines.length ? (
        <Lines lines={lines} moment={moment} />
      ) : (
        <Empty title={say('record.none')}>
          <p>{say('record.example')}</p>
        </Empty>
      )}
      <Pages at={at} of={of} href={href} />
      <p>{say('record.not')}</p>
      <p>
        <a href="/record/heads">{say('record.seal')}</a>
      </p>
    </Page>
  )
}
