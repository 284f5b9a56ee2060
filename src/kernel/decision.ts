/** What may stand in the record in the clear: a code, an id, a number, a day. Never a name or a sentence. */
export type Fact = string | number | boolean | null | readonly Fact[]

/** Something that happened, in the past tense. What the record keeps and what listeners read. */
export type Event = {
  /** room and past tense: `commitment.due-moved` */
  readonly name: string
  /** the kind of thing and its id: `commitment:4f6c…` */
  readonly about: string
  /** the group it happened in, where it happened in one */
  readonly group?: string
  readonly facts?: Readonly<Record<string, Fact>>
  /** What people wrote. Only a salted commitment enters the record; the words stand beside it and can be erased. */
  readonly words?: Readonly<Record<string, string>>
  /** Whose words these are: erasing that person removes them. */
  readonly wordsOf?: string
}

/** What a rule answers: yes, with the next state and what to record; or no, with the reason. */
export type Decision<T, No extends string> =
  | { readonly ok: true; readonly next: T; readonly event: Event }
  | { readonly ok: false; readonly no: No }

export const yes = <T>(next: T, event: Event) => ({ ok: true, next, event }) as const
export const no = <No extends string>(reason: No) => ({ ok: false, no: reason }) as const
