import { create } from 'qrcode'

// So much white around it that every reader finds it.
const QUIET = 4

type Props = {
  readonly text: string
  readonly label: string
  readonly class?: string
  /** Small print: fewer and larger squares, which may be less dirty. */
  readonly fine?: boolean
}

/** A QR code as one path. Always dark on white: many readers see no other. */
export function Qr({ text, label, class: name = 'tl-qr', fine }: Props) {
  const { modules } = create(text, { errorCorrectionLevel: fine ? 'L' : 'M' })
  const side = modules.size + 2 * QUIET
  return (
    <svg class={name} viewBox={`0 0 ${side} ${side}`} role="img" aria-label={label} focusable="false">
      <rect width={side} height={side} fill="#fff" />
      <path d={squares(modules)} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}

type Modules = { readonly size: number; readonly get: (row: number, column: number) => number }

/** Runs of dark squares, row by row. */
function squares(modules: Modules): string {
  const parts: string[] = []
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue
      const from = column
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++
      parts.push(`M${from + QUIET} ${row + QUIET}h${column - from + 1}v1h${from - column - 1}z`)
    }
  }
  return parts.join('')
}
