import { Type } from '@sinclair/typebox'
import type { Day } from '../../../kernel/day.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { type Filled, fill } from '../../../platform/web/fill.js'
import { type Form, typed, typedDay } from '../../../platform/web/form.js'
import type { Say } from '../../../ui/say.js'
import { ASKED, type Asked, type Duty } from './asked.js'
import type { Answers, Member } from './duty.js'

/**
 * Reads the answers to one duty. What was left empty is not an error while a place is made ready: it is named as
 * missing on the list. What is there must be right.
 * @param people whom a box for a person may name
 * @param whole everything must be there: a change of an open place, or a form with nothing in it at all
 */
export function readAnswers(
  say: Say,
  duty: Duty,
  form: Form,
  {
    today,
    people,
    whole,
  }: { readonly today: Day; readonly people: readonly Member[]; readonly whole: boolean },
): Filled<Answers> {
  const asked = ASKED[duty]
  const there = asked.filter((one) => !isBlank(one, form))
  const wanted =
    whole || there.length === 0 ? asked.filter((one) => !one.maybe || there.includes(one)) : there
  const filled = fill(
    Type.Object(Object.fromEntries(wanted.map((one) => [one.name, field(say, one, people)]))),
    form,
  )
  if (!filled.ok) return filled
  const entries = Object.entries(filled.value).map(([name, value]) => [name, asText(value)] as const)
  const answers = Object.fromEntries(entries.filter(([, text]) => text !== ''))
  const errors = wrongIn(say, duty, answers, today)
  return Object.keys(errors).length ? { ok: false, errors } : { ok: true, value: answers }
}

const asText = (value: unknown) => (value === true ? 'yes' : typeof value === 'string' ? value : '')

function isBlank({ name, kind }: Asked, form: Form): boolean {
  if (kind === 'day') return Object.values(typedDay(form, name)).every((part) => part.trim() === '')
  return typed(form, name).trim() === ''
}

function field(say: Say, { kind, label, choices = [] }: Asked, people: readonly Member[]) {
  const { text, day, choice, email } = fieldsIn(say)
  const ask = (of: 'line' | 'email' | 'day' | 'choice' | 'tick') =>
    say(`duties.ask.${of}`, { label: say(label) })
  if (kind === 'lines') return text({ ask: ask('line'), most: 2_000, lines: true })
  if (kind === 'day') return day(ask('day'))
  if (kind === 'choice')
    return choice(
      ask('choice'),
      choices.map(({ value }) => value),
    )
  if (kind === 'person')
    return choice(
      ask('choice'),
      people.map(({ id }) => id),
    )
  if (kind === 'tick') return choice(ask('tick'), ['yes'])
  return kind === 'email' ? email(ask('email')) : text({ ask: ask('line'), most: 200 })
}

/** What cannot be seen by looking at one box alone, or needs to know which day it is. */
function wrongIn(say: Say, duty: Duty, answers: Answers, today: Day): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {}
  for (const { name, kind, label } of ASKED[duty]) {
    const text = answers[name]
    if (text === undefined) continue
    if (kind === 'phone' && !isPhone(text)) errors[name] = say('duties.ask.phone', { label: say(label) })
    if (kind === 'day' && text > today) errors[name] = say('duties.ask.past')
  }
  const { 'first-email': first, 'deputy-email': deputy } = answers
  if (duty === 'contacts' && first && first === deputy) errors['deputy-email'] = say('duties.no.two-people')
  const { 'first-person': one, 'deputy-person': other } = answers
  if (one && one === other) errors['deputy-person'] = say('duties.no.two-people')
  return errors
}

/** Digits as people write them, at least three, with spaces, brackets and a plus. */
export const isPhone = (text: string) =>
  /^\+?[\d ()-]{3,30}$/.test(text) && text.replace(/\D/g, '').length >= 3
