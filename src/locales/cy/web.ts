import type { web as english } from '../en/web.js'

export const web: Record<keyof typeof english, string> = {
  'web.not-found.title': 'Ni allwn ddod o hyd i’r dudalen honno',
  'web.not-found.now':
    'Edrychwch ar y cyfeiriad eto, neu ewch yn ôl i’r dechrau. Efallai fod angen bod yn rhan o grŵp i’w gweld.',
  'web.broken.title': 'Mae’n ddrwg gennym, aeth rhywbeth o’i le yma',
  'web.broken.now': 'Ein bai ni yw hyn, nid eich bai chi. Rhowch gynnig arall arni ymhen ychydig funudau.',
  'web.broken.tell': 'Os bydd yn digwydd eto, dywedwch hyn wrthym:',
  'web.away.title': 'Rydym i ffwrdd am eiliad',
  'web.away.now': 'Rhowch gynnig arall arni ymhen munud. Mae’r hyn a gadwoch o’r blaen yn ddiogel.',
  'web.wait.title': 'Arhoswch ychydig',
  'web.wait.now': 'Gofynnwyd am ormod gennym o’r lle rydych chi.',
  'web.wait.seconds':
    'Rhowch gynnig arall arni ymhen {seconds, plural, zero {# eiliad} one {un eiliad} two {dwy eiliad} few {# eiliad} many {# eiliad} other {# eiliad}}.',
  'web.wait.minutes':
    'Rhowch gynnig arall arni ymhen {minutes, plural, zero {# munud} one {un funud} two {dwy funud} few {# munud} many {# munud} other {# munud}}.',
  'web.foreign.title': 'Daeth hynny o wefan arall',
  'web.foreign.now': 'Ni wnaethom ddim byd. Os ydych am wneud hyn, dechreuwch o un o’n tudalennau ni.',
  'web.stale.title': 'Anfonwch hynny eto',
  'web.stale.now':
    'Bu’r dudalen ar agor am amser hir, felly nid ydym wedi gwneud dim eto. Nid oes dim a ysgrifennoch wedi’i golli.',
  'web.signed-out.title': 'Nid ydych wedi mewngofnodi mwyach',
  'web.signed-out.now':
    'Nid ydym wedi gwneud dim eto. Mewngofnodwch yn gyntaf, yna dewch yn ôl i’r dudalen hon a’i anfon eto.',
  'web.signed-out.link': 'Mewngofnodi (yn agor mewn tab newydd)',
  'web.again.kept': 'Dyma’r hyn a ysgrifennoch:',
  'web.again.send': 'Anfon eto',
  'web.too-much.title': 'Roedd hynny’n ormod ar unwaith',
  'web.too-much.now': 'Ewch yn ôl ac anfon llai: llai o eiriau, neu lai o bethau ar y tro.',
  'web.unreadable.title': 'Ni allem ddarllen hynny',
  'web.unreadable.now': 'Ewch yn ôl a’i anfon eto o’r dudalen y mae’n perthyn iddi.',
  'web.long-address.title': 'Mae’r cyfeiriad hwnnw’n rhy hir',
  'web.long-address.now': 'Edrychwch ar y ddolen a ddilynoch eto, neu ewch yn ôl i’r dechrau.',
  'web.not-here.title': 'Ni ellir gwneud hynny yma',
  'web.not-here.now': 'Ewch yn ôl i’r dudalen y daethoch ohoni a rhoi cynnig arni oddi yno.',
  'web.nowhere.title': 'Nid oes neb yn y cyfeiriad hwn',
  'web.nowhere.now': 'Edrychwch ar yr enw yn y bar cyfeiriad.',

  'web.field.long': 'Gwnewch hyn yn fyrrach: mae lle i {most} llythyren',
  'web.field.odd':
    'Roedd nod yma na all pobl ei weld. Rydym wedi’i dynnu. Edrychwch ar hyn eto a’i anfon eto',
}
