import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { letters } from '../../../platform/letters.js'
import type { Language } from '../../../ui/say.js'
import type { Report } from '../report/report.js'
import { ReportPage } from './report-page.js'

/** The report as one HTML document, whole in itself. */
export function pageHtml(report: Report, language: Language, ideasLanguage: string | undefined): string {
  return `<!DOCTYPE html>\n${renderToString(h(ReportPage, { report, language, ideasLanguage, letters: letters() }))}\n`
}
