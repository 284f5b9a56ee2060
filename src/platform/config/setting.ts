/** What reading a setting gives: the value, or what it must be, to finish the sentence "PORT must be …". */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly must: string }
export type Read<T> = (text: string) => Reading<T>

/** One setting as data: the checks at start and the page for operators both come from it. */
export type Setting<T> = {
  /** the environment variable */
  readonly name: string
  /** what it is, in a sentence or two, in Markdown */
  readonly what: string
  /** how to write it: "a whole number from 1 to 65535" */
  readonly form: string
  readonly example: string
  readonly read: Read<T>
  /** the text that is read where nobody set it; none: it stays unset */
  readonly otherwise?: string
  /** what happens where it is unset, where that cannot be written as a text to read */
  readonly unset?: string
  /** its value is never shown, not even in a mistake */
  readonly hidden?: true
}

/** A value that is not printed by accident: not in a log line, not as JSON, not in an error. */
export type Hidden<T> = { readonly reveal: () => T }

export const hide = <T>(value: T): Hidden<T> => ({ reveal: () => value })
