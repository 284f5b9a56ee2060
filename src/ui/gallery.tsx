import type { ComponentChildren } from 'preact'
import { Checkboxes, DateInput, FileUpload, Input, Radios, Select, Textarea } from './fields.js'
import { Ask, Button, Buttons, Do, Form, Go } from './form.js'
import { useFrame } from './frame.js'
import { GALLERY } from './gallery-words.js'
import { HelpNumbers, NotWatched } from './help.js'
import { Mark } from './mark.js'
import { Page } from './page.js'
import {
  Back,
  Card,
  Cards,
  Details,
  Done,
  Empty,
  Facts,
  Inset,
  Pages,
  Table,
  Tag,
  Tasks,
  Warning,
} from './parts.js'
import { Progress } from './thread.js'

/** Every part in every state: usual, with a hint, wrong, not to be used, long, empty. */
export function Gallery() {
  const words = GALLERY[useFrame().language]
  return (
    <Page
      title={words.title}
      lead={words.lead}
      errors={{
        wrong: `3. ${words.error}`,
        'wrong-choice': `12. ${words.error}`,
        'wrong-day': `10. ${words.error}`,
      }}
      path={[
        { name: 'Throughline', href: '/' },
        { name: words.sections.ways, href: '/ui' },
      ]}
    >
      <Boxes />
      <Choosing />
      <Pressing />
      <Telling />
      <Listing />
      <Drawing />
      <Finding />
      <Nothing />
    </Page>
  )
}

const useWords = () => GALLERY[useFrame().language]

function Part({
  name,
  children,
}: {
  readonly name: keyof ReturnType<typeof useWords>['sections']
  readonly children: ComponentChildren
}) {
  return (
    <section aria-labelledby={`part-${name}`}>
      <h2 id={`part-${name}`}>{useWords().sections[name]}</h2>
      {children}
    </section>
  )
}

function Boxes() {
  const { label, hint, typed, error, long, action } = useWords()
  const nth = (n: number) => `${n}. ${label}`
  return (
    <Part name="fields">
      <Form action="/ui">
        <Input name="usual" label={nth(1)} />
        <Input name="hinted" label={nth(2)} hint={hint} value={typed} width="half" />
        <Input name="wrong" label={nth(3)} hint={hint} value={typed} autocomplete="off" />
        <Input name="closed" label={nth(4)} value={typed} disabled />
        <Input name="money" label={nth(5)} before="£" width="short" digits />
        <Input name="long-name" label={long} hint={long} value={long} />
        <Textarea name="several" label={nth(6)} rows={4} />
        <Textarea name="most" label={nth(7)} hint={hint} most={280} error={error} value={typed} />
        <NotWatched />
        <FileUpload name="file" label={nth(8)} hint={hint} />
        <DateInput name="day" label={nth(9)} hint={hint} value={{ day: '27', month: '3', year: '2027' }} />
        <DateInput name="wrong-day" label={nth(10)} value={{ day: '31', month: '4' }} wrong={['year']} />
        <Button kind="second">{action}</Button>
      </Form>
    </Part>
  )
}

function Choosing() {
  const { label, hint, choice, perspectives, long, action } = useWords()
  const nth = (n: number) => `${n}. ${label}`
  const choices = choice.map((text, at) => ({ value: `${at}`, label: text }))
  const more = { value: 'more', label: long, hint, more: <Input name="more" label={hint} /> }
  return (
    <Part name="choices">
      <Form action="/ui">
        <Radios name="one" label={nth(11)} choices={choices} value="1" />
        <Radios name="wrong-choice" label={nth(12)} hint={hint} choices={[...choices, more]} />
        <Radios name="across" label={nth(13)} choices={choices.slice(0, 2)} inline />
        <Checkboxes
          name="any"
          label={nth(14)}
          hint={hint}
          choices={perspectives
            .slice(0, 5)
            .map((name, at) => ({ value: `${at}`, label: <Mark at={at}>{name}</Mark> }))}
          values={['0', '1']}
        />
        <Checkboxes name="closed-choice" label={nth(15)} choices={choices.slice(0, 2)} disabled />
        <Select
          name="list"
          label={nth(16)}
          choices={perspectives.map((text) => ({ value: text, text }))}
          value={perspectives[2]}
        />
        <Button kind="second">{action}</Button>
      </Form>
    </Part>
  )
}

function Pressing() {
  const { action, usual } = useWords()
  return (
    <Part name="buttons">
      <Form action="/ui" label={usual}>
        <Buttons>
          <Button>{action}</Button>
          <Button kind="second" name="way" value="second">
            {action}
          </Button>
          <Button kind="quiet">{action}</Button>
          <Button kind="grave">{action}</Button>
          <Button disabled>{action}</Button>
        </Buttons>
      </Form>
      <Buttons>
        <Go to="/ui">{`1. ${action}`}</Go>
        <Go to="/ui?second" kind="second">
          {`2. ${action}`}
        </Go>
      </Buttons>
      <Do at="/ui" kind="second">
        {action}
      </Do>
    </Part>
  )
}

function Telling() {
  const { hint, long, typed, label, action } = useWords()
  return (
    <Part name="messages">
      <Inset>
        <p>{long}</p>
      </Inset>
      <Warning>{hint}</Warning>
      <Details summary={label}>
        <p>{long}</p>
      </Details>
      <Details summary={long} open>
        <HelpNumbers />
      </Details>
      <Done title={action}>
        <p>{typed}</p>
      </Done>
    </Part>
  )
}

function Listing() {
  const { states, perspectives, typed, long, label, hint } = useWords()
  return (
    <Part name="lists">
      <p>
        <Tag>{states.plain}</Tag> <Tag state="waiting">{states.waiting}</Tag>{' '}
        <Tag state="done">{states.done}</Tag>
      </p>
      <Tasks
        tasks={[
          { title: label, hint, href: '/ui', state: 'plain', says: states.plain },
          { title: typed, href: '/ui', state: 'waiting', says: states.waiting },
          { title: long, state: 'done', says: states.done },
        ]}
      />
      <h3>{label}</h3>
      <Facts
        facts={[
          { name: perspectives[0], value: typed, change: '/ui' },
          { name: perspectives[1], value: long, change: '/ui' },
          { name: perspectives[2], value: states.done },
        ]}
      />
      <Table
        caption={hint}
        head={[label, states.plain, states.done]}
        rows={perspectives.slice(0, 4).map((name, at) => [<Mark at={at}>{name}</Mark>, 6 + at, 12 * at])}
        numbers={[1, 2]}
      />
      <Cards>
        {[typed, long, hint].map((text) => (
          <p>{text}</p>
        ))}
      </Cards>
      <Card>
        <p>{typed}</p>
      </Card>
    </Part>
  )
}

function Drawing() {
  const { perspectives } = useWords()
  return (
    <Part name="marks">
      <Progress done={0} of={7} />
      <Progress done={3} of={7} />
      <Progress done={12} of={12} />
      <ul class="tl-plain">
        {perspectives.map((name, at) => (
          <li>
            <Mark at={at}>{name}</Mark>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Finding() {
  const { label, action } = useWords()
  return (
    <Part name="ways">
      <Back to="/ui" />
      <Ask action="/ui" label={action}>
        <Input name="search" label={label} type="search" width="half" />
        <Button kind="second">{action}</Button>
      </Ask>
      <Pages at={4} of={12} href={(page) => `/ui?page=${page}`} />
    </Part>
  )
}

function Nothing() {
  const { empty, emptyMore, action } = useWords()
  return (
    <Part name="empty">
      <Empty title={empty}>
        <p>{emptyMore}</p>
        <Go to="/ui">{action}</Go>
      </Empty>
    </Part>
  )
}
