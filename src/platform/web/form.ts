import { TooMuch } from './stops.js'

/** What a form carried: text by name; `due.day` and `due-day` both stand under `due`; a repeated name is a list. */
export type Form = Readonly<Record<string, unknown>>

type Nest = { [name: string]: string | string[] | Nest }

export const NO_FORM: Form = Object.freeze(nothing())

// No field of ours looks otherwise, so nothing odd gets as far as a rule.
const NAME = /^[a-z][\w-]{0,60}(\.[a-z0-9][\w-]{0,60}){0,3}$/i
// The three boxes of a day, as GOV.UK names them.
const PART_OF_A_DAY = /-(day|month|year)$/

/**
 * Reads a form as browsers send it. Bytes that are no text become U+FFFD, as does NUL, which PostgreSQL refuses.
 * @throws TooMuch where there are more fields than `most`
 */
export function readForm(body: string, most: number): Form {
  let fields = 1
  for (let at = body.indexOf('&'); at >= 0; at = body.indexOf('&', at + 1)) fields++
  if (fields > most) throw new TooMuch()
  return formOf(new URLSearchParams(body))
}

/** A field as it came: its name and what was in it. */
export type Named = readonly [name: string, value: string]

/** The fields of a form, however they were sent. */
export function formOf(fields: Iterable<Named>): Form {
  const form = nothing()
  for (const [name, value] of fields) {
    if (NAME.test(name)) put(form, name.replace(PART_OF_A_DAY, '.$1').split('.'), readText(value))
  }
  return form
}

/** Text as it comes in by form or address: one kind of line end, and no NUL. */
export function readText(raw: string): string {
  return raw.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD')
}

// Without a prototype there is no `constructor` to reach by a name typed from outside.
function nothing(): Nest {
  return Object.create(null) as Nest
}

/** The first of two that do not go together counts. */
function put(into: Nest, [name = '', ...rest]: readonly string[], value: string): void {
  const there = into[name]
  if (rest.length > 0) {
    if (there === undefined) into[name] = nothing()
    const inner = into[name]
    if (typeof inner === 'object' && !Array.isArray(inner)) put(inner, rest, value)
  } else if (there === undefined) into[name] = value
  else if (typeof there === 'string') into[name] = [there, value]
  else if (Array.isArray(there)) there.push(value)
}

/** What was typed, to be shown again in its box. Characters that nobody can see or read are left out. */
export function typed(form: Form, name: string): string {
  const value = form[name]
  return typeof value === 'string' ? showable(value) : ''
}

/** What was ticked, to be shown again. */
export function typedMany(form: Form, name: string): readonly string[] {
  const value = form[name]
  return [value].flat().filter((one): one is string => typeof one === 'string')
}

/** What was typed into the three boxes of a day, to be shown again. */
export function typedDay(form: Form, name: string): Readonly<Record<'day' | 'month' | 'year', string>> {
  const value = form[name]
  const parts = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as Form
  return { day: typed(parts, 'day'), month: typed(parts, 'month'), year: typed(parts, 'year') }
}

const UNSHOWABLE = /[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069\uFFFD]|\p{Noncharacter_Code_Point}/gu

/** Is there a character in this that people cannot see, or that turns the letters after it round? */
export const isOdd = (text: string): boolean => text.search(UNSHOWABLE) >= 0
export const showable = (text: string): string => text.replace(UNSHOWABLE, '')
