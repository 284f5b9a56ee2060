import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Key } from '../locales/en.js'
import { type Language, type Say, sayIn } from './say.js'

/** What stands around every page. The server makes it once for each request; views need not carry it. */
export type Frame = {
  readonly language: Language
  readonly organisation: { readonly name: string }
  /** Path and query of this page, for the language switch. */
  readonly address: string
  /** There is no script and no style inside a page, so nothing needs one. */
  readonly nonce?: never
  /** Addresses of what the build made (dist/assets/manifest.json): each changes when its content does. */
  readonly assets: Assets
  readonly rooms: readonly Room[]
  /** Who is signed in, if anybody. */
  readonly person?: { readonly name: string } | undefined
  readonly notices: readonly Notice[]
  readonly help: { readonly local: readonly HelpNumber[] }
  /** Goes into every form, and comes back with it. */
  readonly csrf: string
}

export type Assets = {
  readonly css: string
  readonly icon?: string | undefined
  readonly script?: string | undefined
  /** asks the browser for a passkey: only on the pages that want one */
  readonly passkey?: string | undefined
  /** has the next idea ready: only on the page where one votes */
  readonly vote?: string | undefined
  /** keeps a big screen up to date: only on that page */
  readonly screen?: string | undefined
  /** keeps a page of progress up to date */
  readonly progress?: string | undefined
}

export type Room = { readonly name: Key; readonly href: string; readonly current: boolean }

/** An organisation's own number: “Duty team, day and night”, and what to dial. */
export type HelpNumber = { readonly label: string; readonly phone: string }

/**
 * A sentence above the page. `standing` is true until somebody mends it (“run from one side”), `done` says what
 * was just done, `news` what is new.
 */
export type Notice = {
  readonly kind: 'standing' | 'done' | 'news'
  readonly text: string
  readonly link?: { readonly href: string; readonly text: string } | undefined
}

/** One sentence for each field that needs attention; the key is the id of its first box (`main` for the page). */
export type Errors = Readonly<Record<string, string>>

const FrameContext = createContext<Frame | undefined>(undefined)
const ErrorsContext = createContext<Errors>({})

type Around<T> = { readonly value: T; readonly children: ComponentChildren }

export const InFrame = ({ value, children }: Around<Frame>) => (
  <FrameContext.Provider value={value}>{children}</FrameContext.Provider>
)

export const WithErrors = ({ value, children }: Around<Errors>) => (
  <ErrorsContext.Provider value={value}>{children}</ErrorsContext.Provider>
)

/** The frame of the page being drawn. @throws when a part is drawn outside of one */
export function useFrame(): Frame {
  const frame = useContext(FrameContext)
  if (!frame) throw new Error('Draw pages with renderPage, so that they stand in a frame.')
  return frame
}

/** Says a sentence in the language of the page. */
export const useSay = (): Say => sayIn(useFrame().language)

/** What needs attention in a field of this page. */
export const useError = (field: string): string | undefined => useContext(ErrorsContext)[field]
