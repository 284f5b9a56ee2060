/** Whose answer is it, when somebody helps? */
export const SUPPORT_KINDS = ['chose', 'helped', 'thinks'] as const
export type SupportKind = (typeof SUPPORT_KINDS)[number]

/** What was said of one sitting with a supporter. */
export type Support = {
  readonly kind: SupportKind
  /** a name or a role, as the person likes */
  readonly helper: string | null
  /** the helper is paid by the service that is talked about */
  readonly paid: boolean
}

export type SupportRefusal = 'not-agreed' | 'no-helper'

type Wish = {
  readonly kind: SupportKind
  readonly helper: string | undefined
  readonly paid: boolean
  /** the person says yes to being helped, and to this being noted */
  readonly agreed: boolean
}

/** The person agrees, or it is nobody's; help has a helper. */
export function withSupport({ agreed, helper, ...rest }: Wish): Support | SupportRefusal {
  if (!agreed) return 'not-agreed'
  if (rest.kind !== 'chose' && helper === undefined) return 'no-helper'
  return { ...rest, helper: helper ?? null }
}

/** Whose voice an answer is. What somebody thinks a person would say is the supporter's, never lived experience. */
export function voiceOf(support: Pick<Support, 'kind'> | undefined): 'person' | 'supporter' {
  return support?.kind === 'thinks' ? 'supporter' : 'person'
}
