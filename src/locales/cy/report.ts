import type { report as english } from '../en/report.js'

export const report: Record<keyof typeof english, string> = {
  'count.exactly': '{n, number}',
  'count.at-least': '{n, number} neu fwy',
  'count.fewer-than-5': 'llai na 5 hyd yma',
  'count.fewer-than-10': 'llai na 10 hyd yma',
  'count.fewer-than-15': 'llai na 15 hyd yma',
  'count.fewer-than-20': 'llai na 20 hyd yma',
  'share.about': '{percent}%',
  'share.nearly-all': 'bron pawb',
  'share.hardly-any': 'fawr neb',
  'cell.fewer-than-5': 'llai na 5 hyd yma',
  'cell.fewer-than-10': 'llai na 10 hyd yma',
  'cell.fewer-than-15': 'llai na 15 hyd yma',
  'cell.fewer-than-20': 'llai na 20 hyd yma',
  'cell.protects-others': 'heb ei ddangos, i warchod grŵp bach',
  'cell.shown': 'cytuno {agree}, anghytuno {disagree}, ddim yn siŵr {unsure} ({heard} neu fwy wedi ateb)',
  'perspective.everyone': 'pawb',
  'perspective.list-and': '{first} a hefyd {last}',

  'label.common-ground': 'tir cyffredin',
  'label.leaning': 'yn gogwyddo',
  'label.not-enough-voices': 'dim digon o leisiau eto',
  'label.opposed': 'gwrthwynebiad',
  'label.divided': 'barn ranedig',
  'label.open': 'agored',
  'label.withheld': 'heb ei ddangos',

  'report.title': 'Beth ddywedodd pobl, a beth sy’n gyffredin rhyngddyn nhw',
  'report.lead':
    'Mae’r adroddiad hwn yn dangos barn pob grŵp o bobl am bob syniad. Mae’n chwilio’n gyntaf am yr hyn y mae pawb yn ei rannu.',
  'report.skip': 'Neidio at yr adroddiad',
  'report.contents': 'Yn yr adroddiad hwn',

  'took-part.title': 'Pwy gymerodd ran',
  'took-part.people':
    'Cymerodd {people} o bobl ran. Fe wnaethon nhw ateb {ideas, plural, zero {# syniad} one {# syniad} two {# syniad} few {# syniad} many {# syniad} other {# o syniadau}}.',
  'took-part.few': 'Mae llai na {fewest, number} o bobl wedi cymryd rhan hyd yn hyn.',
  'took-part.hidden':
    '{hidden, plural, zero {Cafodd # syniad arall ei guddio} one {Cafodd # syniad arall ei guddio} two {Cafodd # syniad arall eu cuddio} few {Cafodd # syniad arall eu cuddio} many {Cafodd # syniad arall eu cuddio} other {Cafodd # o syniadau eraill eu cuddio}} yn y ffynhonnell. Nid ydyn nhw yma.',
  'took-part.declared': 'Y bobl eu hunain ddywedodd hyn wrthon ni. Gall un person fod mewn mwy nag un grŵp.',
  'took-part.not-declared': 'Ni ddywedodd neb o ba grŵp maen nhw’n siarad. Felly mae pawb gyda’i gilydd yma.',
  'took-part.required': '{name} (rhaid eu clywed)',

  'common-ground.title': 'Tir cyffredin',
  'common-ground.lead':
    'Rydyn ni’n weddol siŵr bod y rhan fwyaf o bobl ym mhob grŵp yn cytuno â’r {n, plural, zero {syniadau} one {syniad} two {syniadau} few {syniadau} many {syniadau} other {syniadau}} yma.',
  'common-ground.none': 'Does dim tir cyffredin y gallwn ni fod yn siŵr ohono eto.',
  'common-ground.none-next': 'Gall hyn newid wrth i fwy o bobl ateb.',
  'common-ground.least': 'Rydyn ni’n lleiaf siŵr am: {name} ({heard} neu fwy wedi ateb).',
  'common-ground.least-unheard': 'Rydyn ni’n lleiaf siŵr am: {name}.',
  'common-ground.strength': 'Mae rhai grwpiau’n cytuno’n gryfach na’i gilydd.',
  'common-ground.both-ends': 'Mae pobl ar ddau ben y farn yn cytuno.',

  'leaning.title': 'Yn gogwyddo at gytundeb',
  'leaning.lead': 'Gall y rhain ddod yn dir cyffredin. Mae’n rhy gynnar i fod yn siŵr.',

  'divides.title': 'Beth sy’n rhannu barn',
  'divides.none': 'Ni welson ni’r un syniad sy’n rhannu’r grwpiau yn glir.',
  'divides.one-perspective':
    'Allwn ni ddim cymharu grwpiau, achos ni ddywedodd neb o ba grŵp maen nhw’n siarad.',
  'divides.too-few': 'Mae rhy ychydig o bobl i gymharu’r grwpiau.',
  'divides.pair': '{first} a hefyd {second}: tua {points} pwynt ar wahân.',
  'divides.pair-certain': 'Mae hyn yn fwy na siawns.',
  'divides.pair-uncertain': 'Gallai hyn fod yn siawns.',
  'divides.pair-none': '{first} a hefyd {second}: dim gwahaniaeth y gallwn ni ei weld.',
  'divides.ideas': 'Y syniadau hyn sy’n eu rhannu fwyaf, y cliriaf yn gyntaf:',
  'divides.opposed':
    'Ymhlith {names}, mae’r rhan fwyaf o bobl yn anghytuno â’r {n, plural, zero {syniadau} one {syniad} two {syniadau} few {syniadau} many {syniadau} other {syniadau}} yma:',
  'divides.opposed-everyone':
    'Mae’r rhan fwyaf o bobl yn anghytuno â’r {n, plural, zero {syniadau} one {syniad} two {syniadau} few {syniadau} many {syniadau} other {syniadau}} yma:',

  'opinion.title': 'Grwpiau barn',
  'opinion.groups':
    'Mae pobl sy’n ateb yn debyg yn ffurfio {n, plural, zero {# grŵp} one {# grŵp} two {# grŵp} few {# grŵp} many {# grŵp} other {# o grwpiau}}. Un ffordd o ddarllen yr atebion yw hon, nid yr unig un.',
  'opinion.spectrum': 'Sbectrwm sydd yma, nid grwpiau. Mae pobl yn sefyll ar hyd llinell, heb fylchau clir.',
  'opinion.nothing': 'Does dim patrwm yn yr atebion na allai siawns ei greu.',
  'opinion.too-few': 'Mae rhy ychydig o bobl i ddweud a oes grwpiau barn.',
  'opinion.polis':
    'Cafodd y grwpiau hyn eu cyfrifo fel y mae Polis yn ei wneud. Mae Polis bob tro’n cael o leiaf ddau grŵp.',
  'opinion.thinned': 'Gwnaethon ni brofi hyn ar sampl, achos bod cymaint o bobl wedi cymryd rhan.',
  'opinion.name': 'grŵp {name}',
  'opinion.group': 'Grŵp {name}: {people}',
  'opinion.more-agree': 'Yn fwy nag eraill, maen nhw’n cytuno: “{text}”',
  'opinion.more-disagree': 'Yn fwy nag eraill, maen nhw’n anghytuno: “{text}”',

  'map.title': 'Y map',
  'map.lead':
    'Mae pobl sy’n ateb yn debyg yn sefyll yn agos. Mae pob siâp meddal yn dangos lle mae’r rhan fwyaf o grŵp. Nid person yw’r un dot.',
  'map.picture':
    'Map barn: {areas, plural, zero {# ardal} one {# ardal} two {# ardal} few {# ardal} many {# ardal} other {# o ardaloedd}} a {points, plural, zero {# syniad} one {# syniad} two {# syniad} few {# syniad} many {# syniad} other {# o syniadau}}',
  'map.table': 'Y syniadau ar y map',
  'map.points': 'Mae’r map yn dangos y {n} syniad sy’n gwahaniaethu fwyaf rhwng pobl.',
  'map.number': 'Rhif',
  'map.idea': 'Syniad',
  'map.across': 'Ar draws',
  'map.along': 'I fyny',
  'map.right': 'Mae pobl ymhellach i’r dde yn cytuno mwy â:',
  'map.left': 'Mae pobl ymhellach i’r chwith yn cytuno mwy â:',
  'map.up': 'Mae pobl yn uwch i fyny yn cytuno mwy â:',
  'map.down': 'Mae pobl yn is i lawr yn cytuno mwy â:',
  'map.axes': 'Nid yw symud i’r chwith neu’r dde, i fyny neu i lawr, yn golygu dim ynddo’i hun.',
  'map.you': 'chi',
  'map.fewer-than-20': 'Does dim map, achos cymerodd llai nag 20 o bobl ran. Gallai ddangos pwy yw pwy.',
  'map.nothing-to-see': 'Does dim map, achos does dim patrwm i’w dynnu.',

  'missing.title': 'Pwy sydd heb gael eu clywed ddigon',
  'missing.none': 'Mae pob grŵp wedi’i glywed ar y rhan fwyaf o’r syniadau.',
  'missing.under-heard': 'Mae angen clywed mwy gan {name}.',
  'missing.few': 'Mae angen clywed mwy gan {name}: llai na {fewest, number} hyd yma.',
  'missing.ideas':
    'Mae angen lleisiau o hyd ar {n, plural, zero {# syniad} one {# syniad} two {# syniad} few {# syniad} many {# syniad} other {# o syniadau}}:',
  'missing.from': 'gan {names}',
  'missing.more':
    'a {n, plural, zero {# arall} one {# arall} two {# arall} few {# arall} many {# arall} other {# arall}}, i gyd yn y tabl syniadau',

  'slate.title': 'Rhestr fer deg',
  'slate.lead':
    'Cafodd {n, plural, zero {# syniad} one {# syniad} two {# syniad} few {# syniad} many {# syniad} other {# o syniadau}} eu dewis fel bod pob grŵp o bobl sy’n rhannu blaenoriaethau yno.',
  'slate.certificate':
    'Rydyn ni wedi gwirio hyn: {violations, plural, =0 {ni chafodd yr un syniad} zero {ni chafodd # syniad} one {cafodd # syniad} two {cafodd # syniad} few {cafodd # syniad} many {cafodd # syniad} other {cafodd # o syniadau}} ei adael allan yn annheg. Nododd {people} o bobl beth sydd bwysicaf, allan o {candidates, plural, zero {# syniad} one {# syniad} two {# syniad} few {# syniad} many {# syniad} other {# o syniadau}}.',
  'slate.agrees':
    'Mae’r rhestr hon yn defnyddio cytundeb plaen, nid blaenoriaethau. Mae hynny’n gwneud y gwiriad yn wan.',
  'slate.absent': 'Dim ond dros y bobl a farciodd syniadau y mae’r gwiriad yn siarad.',
  'slate.joined':
    'Mae grwpiau lle marciodd llai na 5 o bobl syniadau yn cyfrif fel un yma, fel na all neb ddweud pwy farciodd beth.',
  'slate.no-marks':
    'Does dim rhestr fer, achos does neb wedi marcio beth sydd bwysicaf iddyn nhw. Rho ffeil gyda --marks.',
  'slate.too-few-marks':
    'Does dim rhestr fer, achos llai na {fewest, number} o bobl farciodd beth sydd bwysicaf.',
  'slate.no-candidates': 'Does dim rhestr fer, achos does dim syniad yn dir cyffredin nac yn gogwyddo eto.',

  'ideas.title': 'Pob syniad',
  'ideas.lead': 'Beth atebodd pob grŵp. Mae’r rhifau wedi’u talgrynnu, fel na all neb gael ei adnabod.',
  'ideas.idea': 'Syniad',
  'ideas.where': 'Ble mae’n sefyll',
  'ideas.note-agree':
    'Mae pob blwch yn dweud faint sy’n cytuno, yn anghytuno a ddim yn siŵr, a faint atebodd.',
  'ideas.withheld':
    '{cells, plural, zero {Nid yw # blwch} one {Nid yw # blwch} two {Nid yw # flwch} few {Nid yw # blwch} many {Nid yw # blwch} other {Nid yw # o flychau}} yn cael ei ddangos. Atebodd llai na {fewest, number} o bobl yno, neu mae’n gwarchod grŵp felly.',
  'ideas.labels-withheld':
    'Nid yw lle {labels, plural, zero {# syniad} one {# syniad} two {# syniad} few {# syniad} many {# syniad} other {# o syniadau}} yn cael ei ddangos, achos byddai’n datgelu sut yr atebodd ychydig o bobl.',
  'ideas.agree': 'Cytuno',
  'ideas.disagree': 'Anghytuno',
  'ideas.unsure': 'Ddim yn siŵr',
  'ideas.heard': '{heard} neu fwy wedi ateb',

  'made.title': 'Sut cafodd hwn ei wneud',
  'made.files': 'Beth gafodd ei ddarllen',
  'made.file': 'Ffeil',
  'made.read': 'Rhesi a ddarllenwyd',
  'made.used': 'Wedi’u defnyddio',
  'made.replaced': 'Wedi’u newid wedyn',
  'made.refused': 'Wedi’u gwrthod',
  'made.row':
    '{file}: darllenwyd {read, plural, zero {# rhes} one {# rhes} two {# res} few {# rhes} many {# rhes} other {# o resi}}, {used, number} wedi’u defnyddio, {replaced, number} wedi’u newid gan ateb diweddarach, {refused, number} wedi’u gwrthod.',
  'made.row-rounded':
    '{file}: darllenwyd {read, number} o resi neu fwy, {used, number} neu fwy wedi’u defnyddio, {replaced, number} wedi’u newid gan ateb diweddarach, {refused, number} wedi’u gwrthod.',
  'made.rounded':
    'Mae rhai o’r cyfrifon hyn wedi’u talgrynnu i lawr, achos bydden nhw’n dweud faint o bobl atebodd.',
  'made.notices': 'Beth oedd yn od am y ffeiliau',
  'made.seed':
    'Gwnaed gan Throughline gyda’r hedyn {seed}. Mae’r un ffeiliau a’r un hedyn bob amser yn rhoi’r un adroddiad.',
  'made.rules':
    'Does dim rhif yma yn dod o lai na {fewest, number} o bobl. Mae cyfrifon mewn pumoedd. Mae cyfrannau wedi’u talgrynnu i 10%, neu i 5% lle atebodd 20 neu fwy.',
  'command.page': 'Mae’r dudalen yn {file}.',
  'command.exposed':
    'Does dim adroddiad. Beth bynnag fyddai’n ei ddangos, gallai rhywun ddarganfod sut yr atebodd ychydig o bobl.',
  'command.people': 'Mae lle mae pob person yn sefyll yn {file}. Rhaid peidio â’i gyhoeddi.',

  'made.polis': 'Mae ffigurau Polis ar gyfer pob syniad yn y JSON. Maen nhw’n union. Peidiwch â’u cyhoeddi.',
}
