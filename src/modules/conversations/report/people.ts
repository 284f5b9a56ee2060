/** Where one person stands on the map; never part of a report. */
export type PersonPlace = {
  readonly participant: string
  readonly group: string | undefined
  readonly x: number
  readonly y: number
  /** How far off the place may be (root mean square of the two directions), where the map knows it. */
  readonly uncertainty: number | undefined
}

// The warning is the name of a last, empty column: it stands in the file and any program still reads it.
const WARNING = 'must not be published: it shows where each person stands'

/** CSV with one row a person, for whoever runs the program on their own data. */
export function peopleCsv(people: readonly PersonPlace[]): string {
  const rows = people.map(({ participant, group, x, y, uncertainty }) =>
    [
      field(participant),
      group ?? '',
      number(x),
      number(y),
      uncertainty === undefined ? '' : number(uncertainty),
      '',
    ].join(','),
  )
  return `${['participant', 'group', 'x', 'y', 'uncertainty', field(WARNING)].join(',')}\n${rows.map((row) => `${row}\n`).join('')}`
}

const number = (value: number) => `${Math.round(value * 1e6) / 1e6}`

// A cell that begins like a formula would be run by a spreadsheet; numbers are left alone.
function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
