import { Input, Select } from '../../../../ui/fields.js'
import { Ask, Button } from '../../../../ui/form.js'
import { useSay } from '../../../../ui/frame.js'
import { Page } from '../../../../ui/page.js'
import { Empty, Pages } from '../../../../ui/parts.js'
import { EveryIdea } from '../../views/every-idea.js'
import type { Shown, ShownStream } from '../shown.js'
import { type Asked, ORDERS, PLACES, type tableOf } from '../table.js'
import type { Ways } from '../ways.js'
import { AsOf, type Moment, WaysOn, WhichStream } from './parts.js'

type Props = {
  readonly shown: Shown
  readonly stream: ShownStream
  readonly ways: Ways
  readonly moment: Moment
  readonly asked: Asked
  readonly table: ReturnType<typeof tableOf>
}

/** Every idea with its cells: narrowed, put in order and searched by a plain form whose answer stands in the address. */
export function IdeasPage({ shown, stream, ways, moment, asked, table }: Props) {
  const say = useSay()
  const { conversation } = shown.here
  const { invited, link } = shown.streams
  const href = (page: number) => {
    const words = new URLSearchParams({
      ...(stream.stream === 'link' && { from: 'link' }),
      ...(asked.where && { where: asked.where }),
      ...(asked.order !== 'put' && { order: asked.order }),
      ...(asked.words && { words: asked.words }),
      page: `${page}`,
    })
    return `${ways.conversation}/ideas?${words}`
  }
  return (
    <Page
      title={say('results.ideas.title')}
      lead={conversation.question}
      width="working"
      path={[
        { name: say('room.conversations'), href: '/conversations' },
        { name: say('results.path'), href: ways.conversation },
        { name: say('results.way.results'), href: ways.results },
      ]}
    >
      <div class="tl-results">
        <WhichStream stream={stream} both={Boolean(invited && link)} ways={ways} />
        <AsOf stream={stream} closed={shown.stored?.snapshot.closed ?? false} moment={moment} />
        <Narrow asked={asked} stream={stream} ways={ways} />
        <p>{say('results.ideas.found', { n: table.found })}</p>
        {table.entries.length ? (
          <EveryIdea
            report={{ ...stream.report, statements: table.entries }}
            say={say}
            lang={shown.lang}
            href={ways.idea}
          />
        ) : (
          <Empty title={say('results.ideas.none')}>
            <p>{say('results.ideas.none-next')}</p>
          </Empty>
        )}
        <Pages at={table.at} of={table.of} href={href} />
        <p class="tl-soft">{say('ideas.lead')}</p>
        <WaysOn ways={ways} but={[ways.ideas]} />
      </div>
    </Page>
  )
}

function Narrow({ asked, stream, ways }: Pick<Props, 'asked' | 'stream' | 'ways'>) {
  const say = useSay()
  return (
    <Ask action={`${ways.conversation}/ideas`} label={say('results.ideas.narrow')}>
      <div class="tl-narrow">
        {stream.stream === 'link' && <input type="hidden" name="from" value="link" />}
        <Input
          name="words"
          type="search"
          label={say('results.ideas.words')}
          value={asked.words}
          width="half"
        />
        <Select
          name="where"
          label={say('ideas.where')}
          value={asked.where ?? ''}
          choices={[
            { value: '', text: say('results.ideas.anywhere') },
            ...PLACES.map((place) => ({ value: place, text: say(`label.${place}`) })),
          ]}
        />
        <Select
          name="order"
          label={say('results.ideas.order')}
          value={asked.order}
          choices={ORDERS.map((order) => ({ value: order, text: say(`results.order.${order}`) }))}
        />
        <Button kind="second">{say('results.ideas.show')}</Button>
      </div>
    </Ask>
  )
}
