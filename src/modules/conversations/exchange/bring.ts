import type { Id } from '../../../kernel/id.js'
import type { Perspective } from '../../people/index.js'
import type { Conversation as Read, Statement } from '../intake/ballot.js'

/** What is said of a conversation that is brought in, beside its files. */
export type Wished = {
  /** in place of the question in the files */
  readonly question: string | undefined
  /** the language it was held in: `en`, `cy` or another two or three letters */
  readonly language: string
  /** names of perspectives that must have been heard */
  readonly required: readonly string[]
  /** names that stand in the files and are made here, by the side each belongs to */
  readonly make: Readonly<Record<Perspective['side'], readonly string[]>>
  /** what was said of the names in the files, where somebody was asked */
  readonly chosen?: Chosen
}

/** Which of ours a name in the files is, or none; and which of ours must have been heard, there or not. */
export type Chosen = {
  readonly as: readonly { readonly name: string; readonly perspective: Id<'Perspective'> | null }[]
  readonly required: readonly Id<'Perspective'>[]
}

/** A perspective that is made here, because the files speak of it. */
export type NewPerspective = Perspective

/** A conversation from elsewhere, as it will stand here. */
export type Brought = {
  readonly question: string
  readonly about: string | null
  readonly language: string
  readonly source: Read['source']
  readonly ideas: readonly Statement[]
  readonly matrix: Read['matrix']
  /** what matters most to each participant, as places of ideas; none where the files say nothing of it */
  readonly marks: readonly (readonly number[])[]
  readonly perspectives: readonly { readonly id: Id<'Perspective'>; readonly required: boolean }[]
  readonly made: readonly NewPerspective[]
  /** the perspectives of each participant, by their place in the matrix */
  readonly standing: readonly (readonly Id<'Perspective'>[])[]
}

export type BringRefusal =
  | { readonly kind: 'long-question' | 'long-about' | 'no-question' }
  | { readonly kind: 'long-idea'; readonly idea: string }
  | { readonly kind: 'unknown-perspectives'; readonly names: readonly string[] }
  | { readonly kind: 'many-perspectives'; readonly n: number }
  | { readonly kind: 'long-perspective' | 'unknown-required' | 'not-in-files'; readonly name: string }

export type Bringing =
  | { readonly ok: true; readonly brought: Brought }
  | { readonly ok: false; readonly no: BringRefusal }

const no = (refusal: BringRefusal): Bringing => ({ ok: false, no: refusal })
const MOST = { question: 300, about: 2000, idea: 1000, perspective: 80 }
const lengthOf = (text: string) => [...text].length

/**
 * Fits what was read to this organisation: its perspectives are found by name, in either language, and nothing that
 * has no place here is cut or left out.
 * @param newId draws an id for a perspective that is made
 */
export function bring(
  read: Read,
  wished: Wished,
  here: readonly Perspective[],
  newId: () => Id<'Perspective'>,
): Bringing {
  const question = (wished.question ?? read.question).trim()
  if (!question) return no({ kind: 'no-question' })
  if (lengthOf(question) > MOST.question) return no({ kind: 'long-question' })
  if (lengthOf(read.description ?? '') > MOST.about) return no({ kind: 'long-about' })
  const long = read.statements.find(({ text }) => lengthOf(text) > MOST.idea)
  if (long) return no({ kind: 'long-idea', idea: long.id })

  const names = read.perspectives?.names ?? []
  const placed = place(names, wished, here, newId)
  if (!placed.ok) return placed
  const ids = names.map((name) => placed.at.get(plain(name)))
  const required = new Set(wished.required.map(plain))
  const mustBe = wished.chosen?.required ?? []
  const perspectives = [...new Set([...ids.filter((one) => one !== undefined), ...mustBe])].map((id) => ({
    id,
    required: mustBe.includes(id) || names.some((name, at) => ids[at] === id && required.has(plain(name))),
  }))
  const members = read.perspectives?.members.members ?? []
  const standing = read.participants.map((_, i) => [
    ...new Set(ids.flatMap((one, p) => (one !== undefined && members[p]?.[i] === 1 ? [one] : []))),
  ])
  return {
    ok: true,
    brought: {
      ...{ question, about: read.description, language: wished.language, source: read.source },
      ...{
        ideas: read.statements,
        matrix: read.matrix,
        marks: read.marks ?? [],
        perspectives,
        made: placed.made,
        standing,
      },
    },
  }
}

/** So many names somebody can be asked about. More of them are not perspectives, but some other column. */
export const MOST_NAMES = 40

/** The names in the files, with what each is here by its own name. */
export const namesIn = (
  names: readonly string[],
  here: readonly Perspective[],
): readonly { readonly name: string; readonly perspective: Id<'Perspective'> | undefined }[] =>
  names.map((name) => ({
    name,
    perspective: here.find((one) => [one.name.en, one.name.cy].some((own) => plain(own) === plain(name)))?.id,
  }))

const plain = (name: string) => name.trim().normalize('NFC').toLowerCase()

type Placed =
  | {
      readonly ok: true
      readonly at: ReadonlyMap<string, Id<'Perspective'>>
      readonly made: NewPerspective[]
    }
  | { readonly ok: false; readonly no: BringRefusal }

/** Where each name in the files belongs here. */
function place(
  names: readonly string[],
  { make, required, chosen }: Wished,
  here: readonly Perspective[],
  newId: () => Id<'Perspective'>,
): Placed {
  const at = new Map(
    here.flatMap(({ id, name }) => [[plain(name.cy), id] as const, [plain(name.en), id] as const]),
  )
  const found = new Set(names.map(plain))
  const made: NewPerspective[] = []
  for (const side of ['lived', 'learnt'] as const)
    for (const name of make[side].map((one) => one.trim())) {
      if (!found.has(plain(name))) return { ok: false, no: { kind: 'not-in-files', name } }
      if (lengthOf(name) > MOST.perspective) return { ok: false, no: { kind: 'long-perspective', name } }
      if (at.has(plain(name))) continue
      const id = newId()
      at.set(plain(name), id)
      made.push({ id, side, name: { en: name, cy: name } })
    }
  const left = new Set<string>()
  for (const { name, perspective } of chosen?.as ?? []) {
    if (perspective !== null && here.some(({ id }) => id === perspective)) at.set(plain(name), perspective)
    else if (perspective === null) {
      at.delete(plain(name))
      left.add(plain(name))
    }
  }
  const unknown = names.filter((name) => !at.has(plain(name)) && !left.has(plain(name)))
  if (unknown.length) return { ok: false, no: { kind: 'unknown-perspectives', names: unknown } }
  const stranger = required.find((name) => !found.has(plain(name)))
  if (stranger !== undefined) return { ok: false, no: { kind: 'unknown-required', name: stranger } }
  return { ok: true, at, made }
}
