import type { ground as english } from '../en/ground.js'

/** Yr hyn y mae’r sylfaen yn ei ddweud ohoni’i hun. */
export const ground: Record<keyof typeof english, string> = {
  'head.subject': '{name}: llythyr i’w gadw',
  'head.keep':
    'Cadwch y llythyr hwn, os gwelwch yn dda. Ynddo mae pen llofnodedig cofnod {name}, fel yr oedd ar {day}. Does dim angen i chi ddarllen y llinellau o lythrennau a rhifau.',
  'head.proves':
    'Mae’n profi na chafodd dim a gofnodwyd cyn hynny ei ailysgrifennu, ei dynnu allan na’i roi i mewn wedyn.',
  'head.check':
    'I’w wirio, cadwch y llythyr hwn fel ffeil a gofynnwch am allforiad o’r cofnod. Yna gall unrhyw un redeg: throughline record verify EXPORT --head LETTER',
  'head.cannot':
    'Yr hyn na all ei wneud: ni all ddangos yr hyn na chafodd erioed ei gofnodi, a dim ond tra bo copi mewn man na all y sefydliad ei newid y mae o gymorth.',
  'head.feed': '{name}: pennau llofnodedig y cofnod',
  'head.of-day': 'Y cofnod fel yr oedd ar {day}',

  'mailbox.title': 'Llythyrau a gedwir yma',
  'mailbox.lead':
    'Does dim gweinydd post wedi’i osod, felly ni chafodd dim ar y dudalen hon ei anfon go iawn. Dim ond y peiriant hwn all ei gweld. Mae llythyrau’n aros yma am wythnos.',
  'mailbox.none': 'Does dim llythyrau eto.',
  'mailbox.to': 'At',
  'mailbox.written': 'Ysgrifennwyd',
}
