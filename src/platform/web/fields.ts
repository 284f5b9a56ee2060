import { type TTransform, type TUnknown, Type } from '@sinclair/typebox'
import { type Day, day, isDay } from '../../kernel/day.js'
import type { Say } from '../../ui/say.js'
import { NotThis } from './fill.js'
import { isOdd, typedDay, typedMany } from './form.js'
import { isEmpty, lengthOf } from './letters.js'

/** A field of a form: whatever came in, read as a `T`. */
export type Field<T> = TTransform<TUnknown, T>

type Text = {
  /** what to do, where nothing is there */
  readonly ask: string
  /** how many letters there is room for, as people count them */
  readonly most: number
  /** may have several lines */
  readonly lines?: boolean
}

const field = <T>(read: (raw: unknown) => T): Field<T> =>
  Type.Transform(Type.Unknown())
    .Decode(read)
    .Encode((v) => v)

function refuse(words: string): never {
  throw new NotThis(words)
}

/** The fields of forms in one language. `ask` is the sentence for an empty or unreadable field. */
export function fieldsIn(say: Say) {
  const readText = (raw: unknown, { most, lines = false }: Omit<Text, 'ask'>): string | undefined => {
    if (typeof raw !== 'string') return undefined
    if (isOdd(raw)) refuse(say('web.field.odd'))
    const text = (lines ? raw : raw.replace(/[\n\t]+/g, ' ')).trim().normalize('NFC')
    if (isEmpty(text)) return undefined
    if (lengthOf(text, most) > most) refuse(say('web.field.long', { most }))
    return text
  }
  const readDay = (raw: unknown): Day | 'none' | undefined => {
    const parts = Object.values(typedDay({ raw }, 'raw').valueOf()).map((part) => part.trim())
    if (parts.every((part) => part === '')) return 'none'
    const [date = '', month = '', year = ''] = parts
    const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    return isDay(text) && Number(year) >= 1900 ? day(text) : undefined
  }
  const pick = <const T extends string>(raw: unknown, from: readonly T[]): T | undefined =>
    from.find((one) => one === raw)

  return {
    text: ({ ask, ...rest }: Text) => field((raw) => readText(raw, rest) ?? refuse(ask)),
    /** Text that may be left out. */
    maybeText: (rest: Omit<Text, 'ask'>) => field((raw) => readText(raw, rest)),
    /** A day from three boxes, from the year 1900 on. */
    day: (ask: string) =>
      field((raw): Day => {
        const read = readDay(raw)
        return read === undefined || read === 'none' ? refuse(ask) : read
      }),
    maybeDay: (ask: string) =>
      field((raw): Day | undefined => {
        const read = readDay(raw)
        return read === 'none' ? undefined : (read ?? refuse(ask))
      }),
    /** One of a few. */
    choice: <const T extends string>(ask: string, from: readonly T[]) =>
      field((raw): T => pick(raw, from) ?? refuse(ask)),
    maybeChoice: <const T extends string>(from: readonly T[]) =>
      field((raw): T | undefined => pick(raw, from)),
    /** Any of a few, each once; `least` of them. */
    several: <const T extends string>(ask: string, from: readonly T[], least = 1) =>
      field((raw): readonly T[] => {
        const ticked = typedMany({ raw }, 'raw')
        const known = from.filter((one) => ticked.includes(one))
        return known.length >= least ? known : refuse(ask)
      }),
    ticked: () => field((raw) => typeof raw === 'string' && raw !== ''),
    whole: (ask: string, least: number, most: number) =>
      field((raw): number => {
        const text = typeof raw === 'string' ? raw.trim() : ''
        const number = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN
        return number >= least && number <= most ? number : refuse(ask)
      }),
    /** An e-mail address, in small letters. Whether it reaches anybody is found out by writing to it. */
    email: (ask: string) =>
      field((raw): string => {
        const text = readText(raw, { most: 254 })?.toLowerCase() ?? ''
        return EMAIL.test(text) ? text : refuse(ask)
      }),
  }
}

const EMAIL =
  /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u
