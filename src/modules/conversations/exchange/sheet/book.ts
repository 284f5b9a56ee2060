import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readXml } from './read-xml.js'

/** What the cells of a sheet lean on: which sheet it is, its words, and which of its numbers are dates. */
export type Book = {
  readonly sheet: string
  readonly words: readonly string[]
  /** by the number of a style: does it show a number as a date? */
  readonly dates: readonly boolean[]
  /** days are counted from 1904, as old programs did */
  readonly from1904: boolean
}

/** Under which name a part of a spreadsheet is unpacked; nothing for pictures, macros and whatever else there is. */
export function partIn(fileName: string): string | undefined {
  const name = fileName.replace(/^\//, '')
  const wanted =
    /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[\w.-]+\.xml)$/
  return wanted.test(name) ? name.replaceAll('/', '!') : undefined
}

const at = (folder: string, name: string) => join(folder, partIn(name) ?? 'nothing')

/** @returns nothing where the folder holds no sheet that is shown */
export async function readBook(folder: string): Promise<Book | undefined> {
  const [book, links] = [at(folder, 'xl/workbook.xml'), at(folder, 'xl/_rels/workbook.xml.rels')]
  if (!existsSync(book) || !existsSync(links)) return undefined
  const targets = new Map<string, string>()
  await readXml(links, {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
    },
  })
  const sheets: string[] = []
  let from1904 = false
  await readXml(book, {
    open: (name, { id, state, date1904 }) => {
      if (name === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true'
      // A sheet nobody sees is not what somebody means to send.
      const target = name === 'sheet' && !/hidden/i.test(state ?? '') && id ? targets.get(id) : undefined
      const sheet = target && at(folder, target)
      if (sheet && existsSync(sheet)) sheets.push(sheet)
    },
  })
  const [sheet] = sheets
  if (sheet === undefined) return undefined
  return { sheet, from1904, words: await readWords(folder), dates: await readDates(folder) }
}

/** Words stand once in a list of their own. Each may be in pieces, one for each look of its letters. */
async function readWords(folder: string): Promise<string[]> {
  const path = at(folder, 'xl/sharedStrings.xml')
  if (!existsSync(path)) return []
  const words: string[] = []
  let [word, spoken] = ['', false]
  await readXml(path, {
    open: (name) => {
      if (name === 'si') word = ''
      if (name === 'rPh') spoken = true
    },
    close: (name, text) => {
      if (name === 't' && !spoken) word += text
      if (name === 'rPh') spoken = false
      if (name === 'si') words.push(unescaped(word))
    },
  })
  return words
}

/** Control characters are written as _x000D_. */
export const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

// ECMA-376, part 1, 18.8.30: the formats every program knows by number.
const isKnownDate = (format: number) =>
  (format >= 14 && format <= 22) || (format >= 45 && format <= 47) || (format >= 27 && format <= 36)

async function readDates(folder: string): Promise<boolean[]> {
  const path = at(folder, 'xl/styles.xml')
  if (!existsSync(path)) return []
  const own = new Map<number, boolean>()
  const dates: boolean[] = []
  let inCells = false
  await readXml(path, {
    open: (name, { numFmtId, formatCode }) => {
      if (name === 'numFmt') own.set(Number(numFmtId), isDateFormat(formatCode ?? ''))
      if (name === 'cellXfs') inCells = true
      const format = Number(numFmtId ?? 0)
      if (name === 'xf' && inCells) dates.push(own.get(format) ?? isKnownDate(format))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return dates
}

/** Does a format of one's own show a date or a time? What stands in quotes or brackets is no letter of it. */
const isDateFormat = (code: string) =>
  /[ymdhs]/i.test(code.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').replace(/general/gi, ''))
