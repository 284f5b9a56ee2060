import type { Day } from '../../../../kernel/day.js'
import { type Form as Typed, typed, typedDay, typedMany } from '../../../../platform/web/form.js'
import { Checkboxes, DateInput, Radios, Textarea } from '../../../../ui/fields.js'
import { Button, Form } from '../../../../ui/form.js'
import { type Errors, useSay } from '../../../../ui/frame.js'
import { NotWatched } from '../../../../ui/help.js'
import { Page } from '../../../../ui/page.js'
import { CHANNELS, FORMATS, type Needs, SEEN_BY, SUPPORTS } from '../needs.js'
import { useMyPath } from './path.js'

type Props = {
  readonly needs: Needs
  readonly form?: Typed | undefined
  readonly errors?: Errors
}

const partsOf = (day: Day) => {
  const [year = '', month = '', date = ''] = day.split('-')
  return { day: `${Number(date)}`, month: `${Number(month)}`, year }
}

export function WhatHelps({ needs, form, errors = {} }: Props) {
  const say = useSay()
  const path = useMyPath()
  const one = (name: string, kept: string) => (form ? typed(form, name) : kept)
  const many = (name: string, kept: readonly string[]) => (form ? typedMany(form, name) : kept)
  return (
    <Page title={say('helps.title')} lead={say('helps.lead')} path={path} errors={errors}>
      <Form action="/people/me/needs">
        <Radios
          name="language"
          label={say('helps.language')}
          value={one('language', needs.language)}
          choices={(['en', 'cy'] as const).map((value) => ({ value, label: say(`helps.language.${value}`) }))}
        />
        <Radios
          name="channel"
          label={say('helps.channel')}
          hint={say('helps.channel-hint')}
          value={one('channel', needs.channel)}
          choices={CHANNELS.map((value) => ({ value, label: say(`mine.channel.${value}`) }))}
        />
        <Checkboxes
          name="format"
          label={say('helps.format')}
          hint={say('helps.format-hint')}
          values={many('format', needs.format)}
          choices={FORMATS.map((value) => ({
            value,
            label: say(`mine.format.${value}`),
            hint: say(`mine.format-hint.${value}`),
          }))}
        />
        <Checkboxes
          name="support"
          label={say('helps.support')}
          hint={say('helps.support-hint')}
          values={many('support', needs.support)}
          choices={SUPPORTS.map((value) => ({ value, label: say(`mine.support.${value}`) }))}
        />
        <Textarea
          name="words"
          label={say('helps.words')}
          hint={say('helps.words-hint')}
          value={one('words', needs.ownWords ?? '')}
          rows={4}
          most={1000}
          optional
        />
        <NotWatched />
        <Radios
          name="seen"
          label={say('helps.seen')}
          value={one('seen', needs.seenBy)}
          choices={SEEN_BY.map((value) => ({
            value,
            label: say(`mine.seen.${value}`),
            hint: say(`mine.seen-hint.${value}`),
          }))}
        />
        <DateInput
          name="review"
          label={say('helps.review')}
          hint={say('helps.review-hint')}
          value={form ? typedDay(form, 'review') : partsOf(needs.reviewOn)}
        />
        <Button>{say('helps.save')}</Button>
      </Form>
    </Page>
  )
}
