import type { FunctionComponent } from 'preact'
import { Checkboxes, DateInput, Input, Textarea } from '../ui/fields.js'
import { Button, Buttons, Form, Go } from '../ui/form.js'
import type { Frame } from '../ui/frame.js'
import { Gallery } from '../ui/gallery.js'
import { HelpNumbers, NotWatched } from '../ui/help.js'
import { Mark } from '../ui/mark.js'
import { Page } from '../ui/page.js'
import { Cards, Empty, Pages, Tag } from '../ui/parts.js'
import { Progress } from '../ui/thread.js'

/** Pages as rooms will make them, to look at and to check: each with what differs in its frame. */
export type Sample = { readonly view: FunctionComponent; readonly frame?: Partial<Frame> }

const ONE_SIDE = {
  kind: 'standing',
  text: 'So far this place is run from one side. Nothing can be settled until a second facilitator is here.',
  link: { href: '/people/facilitators', text: 'Who we are waiting for' },
} as const

const LONG =
  'The Partnership Board for Everyone in the Upper Valley who Draws on Care and Support at Home, and Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'

export const SAMPLES: Readonly<Record<string, Sample>> = {
  gallery: { view: () => <Gallery /> },
  form: { view: FormPage, frame: { address: '/people/join' } },
  list: {
    view: ListPage,
    frame: {
      notices: [
        ONE_SIDE,
        {
          kind: 'done',
          text: 'Your idea is in. Everybody in this conversation can see it now.',
          link: { href: '/conversations', text: 'Take it back' },
        },
      ],
    },
  },
  empty: { view: EmptyPage, frame: { address: '/commitments' } },
  long: {
    view: LongPage,
    frame: {
      organisation: { name: LONG },
      person: { name: 'Maximiliana-Anastasia Featherstonehaugh-Papadopoulos' },
    },
  },
  help: { view: HelpPage, frame: { address: '/help', person: undefined, rooms: [] } },
}

const PERSPECTIVES = [
  'a person who draws on care and support',
  'a carer',
  'a peer support worker',
  'a front-line worker',
  'a manager',
] as const

function FormPage() {
  return (
    <Page
      title="Which of these are you?"
      lead="You can be more than one. It shows where you speak from, and you can change it later."
      errors={{
        which: 'Choose at least one, or write it in your own words',
        birthday: 'Enter the year too, like 27 3 2027',
      }}
      path={[{ name: 'People', href: '/people' }]}
    >
      <Progress done={2} of={5} />
      <Form action="/people/perspectives">
        <Checkboxes
          name="which"
          label="I am"
          hint="Choose all that are true for you."
          choices={PERSPECTIVES.map((name, at) => ({ value: `${at}`, label: <Mark at={at}>{name}</Mark> }))}
        />
        <Input
          name="own"
          label="In my own words"
          optional
          hint="For example, I am a sister and I work nights."
        />
        <DateInput
          name="birthday"
          label="When shall we ask you again?"
          value={{ day: '27', month: '3' }}
          wrong={['year']}
        />
        <Textarea name="helps" label="What helps you take part?" rows={3} most={500} />
        <NotWatched />
        <Buttons>
          <Button>Save and go on</Button>
          <Button kind="quiet">Not now</Button>
        </Buttons>
      </Form>
    </Page>
  )
}

const IDEAS = [
  ['Letters should say who to call, with a name and a number.', 0],
  ['Staff need time to listen, not just time to do.', 3],
  ['Meetings should be at a time when carers can come.', 1],
  ['Nobody should have to tell their story more than once.', 2],
  ['New plans should be tried small first, and stopped if they do not help.', 4],
] as const

function ListPage() {
  return (
    <Page
      title="What would make home care better?"
      lead="Everybody sees the same ideas. 46 people have said what they think so far."
      width="working"
      path={[
        { name: 'Home', href: '/' },
        { name: 'Home care group', href: '/groups/1' },
      ]}
    >
      <Go to="/conversations/1/next">Say what you think</Go>
      <h2>The newest ideas</h2>
      <Cards>
        {IDEAS.map(([text, at]) => (
          <>
            <p>
              <a href="/ideas/1">{text}</a>
            </p>
            <p>
              <Mark at={at}>{PERSPECTIVES[at]}</Mark>
            </p>
            <Tag state={at % 2 ? 'waiting' : 'plain'}>{at % 2 ? 'not enough voices yet' : 'leaning'}</Tag>
          </>
        ))}
      </Cards>
      <Pages at={1} of={3} href={(page) => `/conversations/1?page=${page}`} />
    </Page>
  )
}

function EmptyPage() {
  return (
    <Page
      title="What have we promised?"
      lead="A promise has an owner and a date, and counts as kept when somebody else says so."
      path={[{ name: 'Home care group', href: '/groups/1' }]}
    >
      <Empty title="Promises will stand here">
        <p>
          Like this: “By 31 March, Joe will write the minutes in Easy Read.” Joe owns it, and Amina says if it
          was kept.
        </p>
        <Go to="/commitments/new">Make the first promise</Go>
      </Empty>
    </Page>
  )
}

function LongPage() {
  return (
    <Page
      title={LONG}
      lead={LONG}
      path={[
        { name: `1. ${LONG}`, href: '/' },
        { name: `2. ${LONG}`, href: '/groups' },
      ]}
      errors={{ long: `Write about ${LONG}` }}
    >
      <Form action="/long">
        <Input name="long" label={LONG} hint={LONG} value={LONG} />
        <Button>{LONG}</Button>
      </Form>
    </Page>
  )
}

function HelpPage() {
  return (
    <Page title="Get help now" lead="These numbers are open day and night, and free to call." exit>
      <HelpNumbers />
      <p>If you are not sure, call anyway. Nobody minds.</p>
    </Page>
  )
}
