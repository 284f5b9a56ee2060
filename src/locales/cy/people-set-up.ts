import type { peopleSetUp as english } from '../en/people-set-up.js'

export const peopleSetUp: Record<keyof typeof english, string> = {
  'set-up.door.title': 'Gosod Throughline',
  'set-up.door.lead':
    'Mae’r ddolen hon yn agor y drws unwaith, i bwy bynnag sy’n gofalu am y cyfrifiadur hwn.',
  'set-up.door.next':
    'Nesaf byddwch yn dweud beth yw enw eich sefydliad. Mae pob cam yma’n cael ei gofnodi i bob aelod ei weld.',
  'set-up.door.go': 'Dechrau gosod',
  'set-up.no-such-link':
    'Nid yw’r ddolen hon yn agor dim. Copïwch hi i gyd, heb ddim o’i blaen nac ar ei hôl.',
  'set-up.link-used':
    'Mae’r ddolen hon wedi’i defnyddio o’r blaen. Gofynnwch am un newydd lle cychwynnwyd Throughline.',
  'set-up.link-old': 'Mae’r ddolen hon yn rhy hen. Gofynnwch am un newydd lle cychwynnwyd Throughline.',
  'set-up.name.title': 'Beth yw enw eich sefydliad?',
  'set-up.name.lead':
    'Yr enw hwn mae pobl yn ei weld gyntaf, ar bob tudalen. Gallwch ei newid yn nes ymlaen.',
  'set-up.name.label': 'Enw’r sefydliad',
  'set-up.name.hint': 'Er enghraifft, Gofal yr Harbwr',
  'set-up.name.ask': 'Ysgrifennwch enw eich sefydliad',
  'set-up.language.label': 'Pa iaith sy’n dod gyntaf?',
  'set-up.language.hint': 'Gall pawb ddewis eu hiaith eu hunain hefyd.',
  'set-up.language.ask': 'Dewiswch yr iaith sy’n dod gyntaf',
  'set-up.language.en': 'Saesneg',
  'set-up.language.cy': 'Cymraeg',
  'set-up.zone.label': 'Pa gloc ydych chi’n ei ddilyn?',
  'set-up.zone.hint': 'Ar gyfer y Deyrnas Unedig gyfan, Europe/London ydyw.',
  'set-up.zone.ask': 'Ysgrifennwch le fel Europe/London',
  'set-up.save': 'Cadw a mynd ymlaen',
}
