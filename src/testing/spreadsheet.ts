import JSZip from 'jszip'

type Sheet = { readonly name: string; readonly rows: string; readonly hidden?: boolean }
type Book = {
  readonly sheets: readonly Sheet[]
  /** words that cells of the kind `s` point at, each as it stands in the file */
  readonly words?: readonly string[]
  readonly from1904?: boolean
}

const OF = 'http://schemas.openxmlformats.org'
const MAIN = `xmlns="${OF}/spreadsheetml/2006/main"`
const LINKS = `xmlns:r="${OF}/officeDocument/2006/relationships"`
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The second look of a cell is a date, the third a date of one's own making, the fourth a share of a hundred. */
const STYLES = `<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-809]d\\ mmmm\\ yyyy;@"/></numFmts>
<cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/></cellXfs></styleSheet>`

/** A spreadsheet as programs save it, of sheets whose rows are given as they stand in the file. */
export async function spreadsheet({ sheets, words = [], from1904 = false }: Book): Promise<Buffer> {
  const zip = new JSZip()
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  zip.file(
    '[Content_Types].xml',
    `${XML}<Types xmlns="${OF}/package/2006/content-types"><Default Extension="xml" ContentType="${type}.sheet.main+xml"/></Types>`,
  )
  zip.file(
    '_rels/.rels',
    `${XML}<Relationships xmlns="${OF}/package/2006/relationships"><Relationship Id="rId1" Type="${OF}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  )
  const listed = sheets.map(
    ({ name, hidden }, at) =>
      `<sheet name="${name}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`,
  )
  zip.file(
    'xl/workbook.xml',
    `${XML}<workbook ${MAIN} ${LINKS}><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${listed.join('')}</sheets></workbook>`,
  )
  const links = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${OF}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  )
  zip.file(
    'xl/_rels/workbook.xml.rels',
    `${XML}<Relationships xmlns="${OF}/package/2006/relationships">${links.join('')}</Relationships>`,
  )
  zip.file('xl/styles.xml', `${XML}${STYLES}`)
  zip.file(
    'xl/sharedStrings.xml',
    `${XML}<sst ${MAIN}>${words.map((word) => `<si>${word}</si>`).join('')}</sst>`,
  )
  sheets.forEach(({ rows }, at) => {
    zip.file(
      `xl/worksheets/sheet${at + 1}.xml`,
      `${XML}<worksheet ${MAIN}><sheetData>${rows}</sheetData></worksheet>`,
    )
  })
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' })
}
