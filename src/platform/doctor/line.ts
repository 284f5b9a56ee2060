/** One thing that was looked at. */
export type Line = {
  /** what it is about: `database`, `mail` */
  readonly about: string
  readonly state: 'ok' | 'attention' | 'wrong'
  /** one sentence: how it is */
  readonly said: string
  /** one sentence: what to do, where something is to be done */
  readonly todo?: string
}

export const ok = (about: string, said: string): Line => ({ about, state: 'ok', said })
export const attention = (about: string, said: string, todo: string): Line => ({
  about,
  state: 'attention',
  said,
  todo,
})
export const wrong = (about: string, said: string, todo: string): Line => ({
  about,
  state: 'wrong',
  said,
  todo,
})

/** The code of an error (`ECONNREFUSED`, `28P01`), and nothing of its message: that may quote a password. */
export function codeOf(error: unknown): string {
  if (error instanceof AggregateError) return codeOf(error.errors[0])
  return error instanceof Error && 'code' in error && /^\w{1,40}$/.test(`${error.code}`)
    ? `${error.code}`
    : 'unknown'
}

export const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`
