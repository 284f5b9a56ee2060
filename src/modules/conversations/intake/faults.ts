import type { Oddity } from '../../../platform/csv.js'

/** What is wrong with the input. Each becomes one sentence: see words.ts. Never the content of a row. */
export type Fault =
  | { readonly kind: 'no-folder' | 'not-a-folder' | 'unknown-folder'; readonly folder: string }
  | { readonly kind: 'missing' | 'folder' | 'unreadable' | 'empty' | 'not-text'; readonly file: string }
  | { readonly kind: 'not-a-sheet' | 'sheet-too-large'; readonly file: string }
  | {
      readonly kind: 'broken-quotes' | 'row-too-long' | 'no-value'
      readonly file: string
      readonly line: number
    }
  | { readonly kind: 'no-heading'; readonly file: string; readonly columns: string }
  | { readonly kind: 'no-column'; readonly file: string; readonly line: number; readonly column: string }
  | {
      readonly kind: 'cells'
      readonly file: string
      readonly line: number
      readonly expected: number
      readonly found: number
    }
  | { readonly kind: 'unknown-vote'; readonly file: string; readonly line: number; readonly expected: string }
  | {
      readonly kind: 'not-a-number' | 'empty-cell'
      readonly file: string
      readonly line: number
      readonly column: string
    }
  | {
      readonly kind:
        | 'no-text'
        | 'unknown-statement'
        | 'unknown-participant'
        | 'duplicate-participant'
        | 'duplicate-statement'
        | 'too-many-marks'
      readonly file: string
      readonly line: number
    }
  | {
      readonly kind:
        | 'no-statements'
        | 'no-votes'
        | 'no-entries'
        | 'nothing-open'
        | 'few-voters'
        | 'too-many-statements'
      readonly file: string
    }
  | {
      readonly kind: 'long-cell'
      readonly file: string
      readonly line: number
      readonly column: string
      readonly most: number
    }
  | {
      readonly kind: 'unknown-language'
      readonly file: string
      readonly line: number
      readonly expected: string
    }
  | { readonly kind: 'too-many-ideas'; readonly file: string; readonly most: number }
  | { readonly kind: 'no-table'; readonly file: string; readonly rows: number }
  | { readonly kind: 'no-perspective-column'; readonly file: string; readonly column: string }
  | { readonly kind: 'more'; readonly n: number }

/** Why a spreadsheet could not be read to its end. */
export type SheetFault = 'not-a-sheet' | 'sheet-too-large' | 'row-too-long' | 'empty' | 'no-value'

/** What is worth knowing about the input, although it was read. */
export type Notice =
  | { readonly kind: Oddity['kind']; readonly file: string; readonly line: number }
  | {
      readonly kind: 'no-summary' | 'no-times' | 'not-listed' | 'repeated-rows' | 'without-perspective'
      readonly file: string
    }
  | { readonly kind: 'perspective-column'; readonly file: string; readonly column: string }
  | { readonly kind: 'no-perspectives'; readonly file: string }
  | { readonly kind: 'identical-votes'; readonly file: string }
  | { readonly kind: 'left-out'; readonly file: string; readonly rows: number }
  | Fault

/** What the rows of a file stand for. */
export type Rows = 'facts' | 'ideas' | 'people' | 'votes' | 'perspectives' | 'marks'

/** What became of the rows of one file. read = used + replaced + refused. */
export type Counts = {
  readonly file: string
  readonly rows: Rows
  readonly read: number
  readonly used: number
  readonly replaced: number
  readonly refused: number
}
