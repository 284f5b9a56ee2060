import type { peopleDuties as english } from '../en/people-duties.js'

export const peopleDuties: Record<keyof typeof english, string> = {
  'duties.title': 'Cyn agor',
  'duties.lead':
    'Rhaid i rai pethau fod yn eu lle cyn i bobl ddod i mewn. Mae’r rhestr hon yn eich arwain chi’ch dau drwyddynt.',
  'duties.open.lead':
    'Mae’r lle hwn ar agor. Gallwch newid pob un o’r rhain o hyd, pan fydd y ddau ohonoch yn cytuno.',
  'duties.first': 'Cadw pobl yn ddiogel',
  'duties.law': 'Dweud wrth bobl beth sy’n digwydd i’r hyn maen nhw’n ei ddweud',
  'duties.check': 'Gwneud yn siŵr ei fod yn deg ac yn ddiogel',
  'duties.say.to-do': 'I’w wneud',
  'duties.say.begun': 'Rhywbeth ar goll',
  'duties.say.stale': 'Gwnewch un newydd',
  'duties.say.stopped': 'Wedi’i atal',
  'duties.say.done': 'Gwnaed ar {day} gan {who}',
  'duties.say.agreed': 'Gwnaed ar {day} gan {who} a {other}',
  'duties.say.waiting': 'Yn aros am yr ochr arall',
  'duties.missing': 'Ar goll: {what}',
  'duties.somebody': 'rhywun sydd wedi gadael',
  'duties.save': 'Cadw a mynd ymlaen',
  'duties.propose': 'Gofyn i’r ochr arall gytuno',
  'duties.changes': 'Mae’r lle hwn ar agor, felly mae newid yn cyfrif pan fydd yr ochr arall yn cytuno.',
  'duties.change.title': 'Mae newid yn aros amdanoch',
  'duties.change.mine':
    'Mae eich newid yn aros am yr ochr arall. Tan hynny, mae’r hyn oedd yno o’r blaen yn dal i gyfrif.',
  'duties.change.theirs': 'Hoffai {who} newid hyn. Darllenwch ef isod. Mae’n cyfrif pan fyddwch yn cytuno.',
  'duties.change.yes': 'Cytuno i’r newid',
  'duties.change.no': 'Rhoi’r newid heibio',
  'duties.tick': 'Ticiwch pan fydd yn wir',
  'duties.example': 'Gallwch newid y geiriau hyn.',

  'duties.ask.line': 'Ysgrifennwch rywbeth o dan “{label}”',
  'duties.ask.email': 'Ysgrifennwch gyfeiriad e-bost o dan “{label}”, fel enw@enghraifft.cymru',
  'duties.ask.phone': 'Ysgrifennwch rif ffôn o dan “{label}”, fel 01632 960 111',
  'duties.ask.day': 'Ysgrifennwch y diwrnod o dan “{label}”, fel 27 3 2026',
  'duties.ask.choice': 'Dewiswch un o dan “{label}”',
  'duties.ask.tick': 'Ticiwch hwn pan fydd yn wir: “{label}”',
  'duties.ask.past': 'Nid yw’r diwrnod hwn wedi dod eto. Ysgrifennwch y diwrnod y cafodd ei wneud.',

  'duties.no.not-allowed': 'Dim ond y ddau hwylusydd all wneud hyn, wedi mewngofnodi gyda’u hail brawf.',
  'duties.no.not-all-done': 'Mae rhai pethau ar y rhestr heb eu gwneud eto.',
  'duties.no.numbers-first': 'Yn gyntaf, ysgrifennwch y rhifau cymorth. Does dim yn agor hebddynt.',
  'duties.no.one-side': 'Rhaid i’r ddwy ochr gael hwylusydd yn gyntaf.',
  'duties.no.open-already': 'Mae’r lle hwn ar agor yn barod.',
  'duties.no.same-side': 'Rhaid i hwylusydd yr ochr arall wneud hyn.',
  'duties.no.not-asked': 'Does neb wedi gofyn am hyn eto.',
  'duties.no.asked-already': 'Mae rhywun wedi gofyn am hyn yn barod.',
  'duties.no.nothing-to-make': 'Yn gyntaf, atebwch y cwestiynau y gwneir yr hysbysiad ohonynt.',
  'duties.no.two-people': 'Rhaid i’r ddau gyswllt fod yn ddau berson.',

  'duties.opening.title': 'Agor',
  'duties.opening.left':
    '{left, plural, zero {Does dim} one {Mae un peth} two {Mae dau beth} few {Mae # pheth} many {Mae # pheth} other {Mae # peth}} ar ôl i’w wneud ar y rhestr uchod.',
  'duties.opening.lived': 'Rydym yn aros am yr hwylusydd â phrofiad byw.',
  'duties.opening.learnt': 'Rydym yn aros am yr hwylusydd â phrofiad o ddysgu.',
  'duties.opening.ready':
    'Mae popeth wedi’i wneud. Mae agor yn gofyn am y ddau ohonoch: un yn gofyn, a’r llall yn cytuno.',
  'duties.opening.ask': 'Gofyn am agor y lle hwn',
  'duties.opening.mine': 'Gofynnoch am agor ar {day}. Nawr rhaid i’r ochr arall gytuno.',
  'duties.opening.theirs': 'Gofynnodd {who} am agor y lle hwn ar {day}.',
  'duties.opening.agree': 'Cytuno, a’i agor',
  'duties.opening.not-yet': 'Ddim eto',
  'duties.opened': 'Agorwyd y lle hwn ar {day} gan {who} a {other}.',

  'duties.done.numbers': 'Mae’r rhifau cymorth wedi’u cadw. Maen nhw nawr ar bob tudalen.',
  'duties.done.saved': 'Wedi’i gadw. Mae nawr ar y rhestr, gyda’ch enw a’r diwrnod.',
  'duties.done.notice': 'Mae’r hysbysiad preifatrwydd newydd wedi’i wneud. Gall pawb ei ddarllen nawr.',
  'duties.done.asked': 'Mae eich dymuniad i agor wedi’i gofnodi. Gall yr ochr arall gytuno nawr.',
  'duties.done.opened': 'Mae’r lle hwn ar agor. Gall pawb sy’n cael gwahoddiad gymryd rhan.',
  'duties.done.not-yet': 'Rhoddwyd y dymuniad i agor heibio. Does dim wedi agor.',
  'duties.done.change': 'Mae eich newid yn aros am yr ochr arall.',
  'duties.done.agreed': 'Mae’r ddau ohonoch yn cytuno. Mae’r newid yn cyfrif o hyn ymlaen.',
  'duties.done.put-away': 'Rhoddwyd y newid heibio. Mae’r hyn oedd yno o’r blaen yn dal i gyfrif.',
  'duties.not-open': 'Nid yw’r lle hwn ar agor eto. Mae’n cael ei baratoi.',
  'duties.not-open.link': 'Gweld beth sydd ar ôl i’w wneud',

  'duties.numbers.title': 'Rhifau cymorth yn eich ardal chi',
  'duties.numbers.lead':
    'Mae’r rhain ar bob tudalen, wrth ymyl 999, 111 a’r Samariaid. Ffoniwch bob un yn gyntaf.',
  'duties.numbers.day-name': 'Pwy mae pobl yn ei gyrraedd yn ystod y dydd',
  'duties.numbers.day-name.hint': 'Er enghraifft, Gofal cymdeithasol oedolion, Cyngor Glan-yr-afon',
  'duties.numbers.day-phone': 'Eu rhif yn ystod y dydd',
  'duties.numbers.day-hours': 'Pryd maen nhw’n ateb',
  'duties.numbers.day-hours.hint': 'Er enghraifft, dydd Llun i ddydd Gwener, 9 i 5',
  'duties.numbers.night-name': 'Pwy mae pobl yn ei gyrraedd gyda’r nos ac ar benwythnosau',
  'duties.numbers.night-name.hint': 'Er enghraifft, y tîm dyletswydd brys',
  'duties.numbers.night-phone': 'Eu rhif gyda’r nos',
  'duties.numbers.advocacy-name': 'Pwy sy’n siarad dros bobl, am ddim ac ar eu hochr nhw',
  'duties.numbers.advocacy-name.hint': 'Gwasanaeth eirioli nad yw’n rhan o’ch sefydliad',
  'duties.numbers.advocacy-phone': 'Eu rhif',

  'duties.contacts.title': 'Pwy sy’n ateb pryder',
  'duties.contacts.lead': 'Mae pryder yn mynd at un person a enwir, ac at ddirprwy pan fydd i ffwrdd.',
  'duties.contacts.first-name': 'Enw’r cyswllt diogelwch',
  'duties.contacts.first-email': 'E-bost y cyswllt diogelwch',
  'duties.contacts.first-phone': 'Ffôn y cyswllt diogelwch',
  'duties.contacts.first-person': 'Ei gyfrif yma',
  'duties.contacts.person.hint':
    'Gyda chyfrif, gall ddal syniad ar unwaith. Bydd yn cael gwybod os na phenderfynodd neb mewn pryd.',
  'duties.contacts.person.none': 'Dim cyfrif yma eto',
  'duties.contacts.deputy-person': 'Cyfrif y dirprwy yma',
  'contacts.letter.named':
    'Cawsoch eich enwi’n un sy’n ateb pryder. Gallwch ddal syniad a allai niweidio rhywun.',
  'contacts.letter.second':
    'I wneud hynny, dangoswch ail brawf o bwy ydych chi. Mewngofnodwch a dewiswch un o dan “Sut rydych yn mewngofnodi”.',
  'duties.contacts.deputy-name': 'Enw’r dirprwy',
  'duties.contacts.deputy-email': 'E-bost y dirprwy',
  'duties.contacts.deputy-phone': 'Ffôn y dirprwy',

  'duties.controller.title': 'Pwy sy’n atebol am ddata pobl',
  'duties.controller.lead': 'Enw’r gyfraith ar hwn yw’r rheolydd. Eich sefydliad chi ydyw bron bob tro.',
  'duties.controller.kind': 'Pa fath o gorff ydyw?',
  'duties.controller.kind.public': 'Corff cyhoeddus',
  'duties.controller.kind.public.hint': 'Cyngor, ymddiriedolaeth GIG neu gorff cyhoeddus arall',
  'duties.controller.kind.charity': 'Elusen',
  'duties.controller.kind.company': 'Cwmni neu bartneriaeth',
  'duties.controller.kind.group': 'Grŵp o bobl heb gwmni',
  'duties.controller.name': 'Ei enw llawn',
  'duties.controller.address': 'Ei gyfeiriad',
  'duties.controller.email': 'Ei gyfeiriad e-bost',
  'duties.controller.hosting': 'Pwy sy’n rhedeg y cyfrifiadur mae hwn arno',
  'duties.controller.hosting.hint': 'Er enghraifft, ein tîm cyfrifiaduron ein hunain, neu enw cwmni',
  'duties.controller.country': 'Ble mae’r cyfrifiadur hwnnw',
  'duties.controller.country.uk': 'Yn y Deyrnas Unedig',
  'duties.controller.country.eea': 'Yn yr Undeb Ewropeaidd, Gwlad yr Iâ, Norwy neu Liechtenstein',
  'duties.controller.country.other': 'Mewn gwlad arall',
  'duties.controller.country.other.hint': 'Yna mae angen contract mae’r gyfraith yn ei dderbyn.',

  'duties.officer.title': 'Pwy sy’n gofalu am ddiogelu data',
  'duties.officer.lead':
    'Mae gan bob corff cyhoeddus swyddog diogelu data. Rhaid i rai eraill gael un hefyd.',
  'duties.officer.has': 'A oes swyddog diogelu data?',
  'duties.officer.has.yes': 'Oes',
  'duties.officer.has.no': 'Nac oes, y person hwn sy’n ateb cwestiynau am ddata',
  'duties.officer.name': 'Enw neu rôl',
  'duties.officer.email': 'E-bost ar gyfer cwestiynau am ddata',
  'duties.officer.phone': 'Ffôn ar gyfer cwestiynau am ddata',

  'duties.purpose.title': 'I beth mae’n dda',
  'duties.purpose.lead': 'Dim ond ar gyfer yr hyn a ysgrifennwch yma y gellir defnyddio data pobl.',
  'duties.purpose.purpose': 'Pam rydych yn gofyn i bobl gymryd rhan',
  'duties.purpose.purpose.example':
    'Rydym am i bobl sy’n defnyddio gofal, gofalwyr, gweithwyr ac arweinwyr lunio ein gwasanaethau gyda’i gilydd. Mae pobl yn dweud beth sy’n bwysig iddyn nhw, yn cytuno beth i’w wneud, ac yn gweld beth ddaeth ohono.',

  'duties.basis.title': 'Pam mae’r gyfraith yn caniatáu hyn',
  'duties.basis.lead':
    'Rhaid cael rheswm cyfreithlon. Nid yw ymuno byth yn cael ei alw’n gydsyniad: gall pobl adael unrhyw bryd.',
  'duties.basis.basis': 'Y rheswm cyfreithlon',
  'duties.basis.basis.public-task': 'Tasg gyhoeddus',
  'duties.basis.basis.public-task.hint':
    'Mae cyfraith yn rhoi’r gwaith hwn i chi. Dyma ddewis y rhan fwyaf o gyrff cyhoeddus.',
  'duties.basis.basis.legitimate-interests': 'Budd teg nad yw’n niweidio pobl',
  'duties.basis.basis.legitimate-interests.hint':
    'Buddiannau dilys yw enw’r gyfraith arno. Ni all cyrff cyhoeddus ei ddefnyddio ar gyfer eu gwaith cyhoeddus.',
  'duties.basis.why': 'Pa gyfraith, neu pa fudd',
  'duties.basis.why.hint':
    'Er enghraifft, Deddf Gofal 2014, adran 1, neu Ran 2 o Ddeddf Gwasanaethau Cymdeithasol a Llesiant (Cymru) 2014',

  'duties.special.title': 'Pethau preifat y gall pobl eu dweud',
  'duties.special.lead':
    'Mae iechyd ac anabledd yn bethau preifat. Mae’r gyfraith am gael un rheswm arall cyn i chi eu cadw.',
  'duties.special.condition': 'Y rheswm',
  'duties.special.condition.care': 'Iechyd neu ofal cymdeithasol',
  'duties.special.condition.care.hint':
    'I redeg neu gynllunio iechyd a gofal cymdeithasol, gyda dyletswydd i gadw pethau’n breifat',
  'duties.special.condition.equality': 'Cyfle cyfartal',
  'duties.special.condition.equality.hint':
    'I weld a yw pobl yn cael eu trin yn gyfartal. Mae angen polisi arno.',
  'duties.special.condition.members': 'Pobl elusen neu glwb',
  'duties.special.condition.members.hint': 'Dim ond i gorff nad yw’n gwneud elw, am ei bobl ei hun',
  'duties.special.condition.research': 'Ymchwil',
  'duties.special.condition.research.hint': 'Dim ond ar gyfer ymchwil sy’n ddiogel ac o fudd i bawb',
  'duties.special.why': 'Pam mae hyn yn addas',

  'duties.rights.title': 'Hawliau a chwynion',
  'duties.rights.lead':
    'Gall pobl weld, cywiro neu dynnu’r hyn sydd gennych, a chwyno. Rydych yn ateb o fewn mis.',
  'duties.rights.name': 'Pwy sy’n ateb',
  'duties.rights.email': 'E-bost ar gyfer hawliau a chwynion',
  'duties.rights.phone': 'Ffôn ar gyfer hawliau a chwynion',
  'duties.rights.address': 'Cyfeiriad ar gyfer llythyrau',

  'duties.retention.title': 'Am ba hyd y cedwir pethau',
  'duties.retention.lead':
    'Mae’r rhaglen yn gwneud hyn bob nos, ar ei phen ei hun. Darllenwch ef, a dywedwch eich bod yn cytuno.',
  'duties.retention.read':
    'Rydym wedi darllen y dudalen “Am ba hyd rydym yn cadw pethau”, ac mae’n iawn i ni',
  'duties.retention.see': 'Darllen am ba hyd rydym yn cadw pethau',

  'duties.age.title': 'Oedran pobl',
  'duties.age.lead':
    'Mae pobl yn dweud ag un tic eu bod yn ddigon hen. Does neb yn gorfod rhoi dyddiad geni.',
  'duties.age.age': 'Pwy all ymuno',
  'duties.age.age.16': 'Pobl sy’n 16 oed neu’n hŷn',
  'duties.age.age.18': 'Pobl sy’n 18 oed neu’n hŷn',

  'duties.notice.title': 'Yr hysbysiad preifatrwydd',
  'duties.notice.lead':
    'Mae’n cael ei wneud o’ch atebion: yn Saesneg, yn Gymraeg, ac mewn geiriau Hawdd eu Deall. Does dim yn agor hebddo.',
  'duties.notice.needs': 'Rhaid gwneud y rhain yn gyntaf:',
  'duties.notice.make': 'Gwneud yr hysbysiad preifatrwydd',
  'duties.notice.again': 'Mae eich atebion wedi newid ers yr hysbysiad diwethaf. Gwnewch un newydd.',
  'duties.notice.stands':
    'Mae hysbysiad {day} yn dweud yr hyn a atebwyd gennych. Mae’r rhai hŷn yn cael eu cadw.',
  'duties.notice.see': 'Darllen yr hysbysiad preifatrwydd',

  'duties.impact.title': 'Asesiad effaith diogelu data',
  'duties.impact.lead':
    'Mae’n gofyn beth allai fynd o’i le i bobl, a beth rydych yn ei wneud am hynny. Rydym wedi’i lenwi i chi.',
  'duties.impact.get': 'Cymerwch y ddogfen, a newidiwch yr hyn nad yw’n wir i chi:',
  'duties.impact.on': 'Y diwrnod y cytunwyd arno',
  'duties.impact.by': 'Pwy gytunodd arno',
  'duties.impact.advice': 'Beth ddywedodd y swyddog diogelu data',
  'duties.impact.risk': 'Pa risg sydd ar ôl',
  'duties.impact.risk.low': 'Isel',
  'duties.impact.risk.medium': 'Rhywfaint',
  'duties.impact.risk.high': 'Uchel',
  'duties.impact.risk.high.hint':
    'Yna mae’r gyfraith yn dweud: gofynnwch i’r Comisiynydd Gwybodaeth yn gyntaf. Ni allwch agor eto.',

  'duties.processing.title': 'Cofnod o’r hyn a wneir â data',
  'duties.processing.lead':
    'Mae’r gyfraith yn gofyn am restr o ba ddata a ddefnyddir, pam, ac am ba hyd. Mae hon wedi’i llenwi hefyd.',
  'duties.processing.get': 'Cymerwch y ddogfen, a chadwch hi gyda’ch cofnodion eraill:',
  'duties.processing.on': 'Y diwrnod y rhoesoch hi gyda’ch cofnodion',
  'duties.processing.kept': 'Ble mae’n cael ei chadw',
  'duties.processing.kept.hint': 'Er enghraifft, gyda’n rhestr o asedau gwybodaeth',

  'duties.accessibility.title': 'Datganiad hygyrchedd',
  'duties.accessibility.lead':
    'Mae’n dweud pa mor dda y gall pawb ddefnyddio’r lle hwn, a beth sy’n dal yn y ffordd.',
  'duties.accessibility.on': 'Y diwrnod y cafodd ei brofi ddiwethaf gyda phobl yma',
  'duties.accessibility.how': 'Sut y cafodd ei brofi',
  'duties.accessibility.how.hint':
    'Er enghraifft, rhoddodd chwech ohonom gynnig arno gyda darllenydd sgrin, â bysellfwrdd ac ar ffôn',
  'duties.accessibility.faults': 'Beth nad yw’n gweithio yma eto',
  'duties.accessibility.faults.hint': 'Er enghraifft, does dim geiriau i’n logo. Un ar bob llinell.',
  'duties.accessibility.email': 'E-bost ar gyfer help gyda mynediad',
  'duties.accessibility.phone': 'Ffôn ar gyfer help gyda mynediad',

  'duties.cookies.title': 'Cwcis a’r dudalen amdanynt',
  'duties.cookies.lead': 'Dim ond yr hyn sydd ei angen rydym yn ei gadw, felly does dim baner i’w chau.',
  'duties.cookies.read': 'Rydym wedi darllen y dudalen “Cwcis”, ac nid ydym yn ychwanegu dim ati',
  'duties.cookies.see': 'Darllen y dudalen am gwcis',

  'duties.safety.title': 'Diogelwch ar-lein',
  'duties.safety.lead':
    'Gall pobl ddarllen yr hyn mae eraill yn ei ysgrifennu yma. Felly gall y Ddeddf Diogelwch Ar-lein ofyn y rhain gennych.',
  'duties.safety.illegal': 'Y diwrnod y buoch yn ystyried y risg o gynnwys anghyfreithlon',
  'duties.safety.children': 'Y diwrnod y buoch yn ystyried a allai plant ddod i mewn',
  'duties.safety.by': 'Pwy sy’n atebol am ddiogelwch ar-lein',
  'duties.safety.terms': 'Rydym wedi dweud wrth bobl beth na ddylid ei roi yma, a sut i roi gwybod amdano',
  'duties.safety.complaints': 'Rydym yn gwybod pwy sy’n ateb cwyn am rywbeth a guddiwyd',
  'duties.safety.note':
    'Mae’r rhestr hon yn eich helpu i feddwl. Nid cyngor cyfreithiol ydyw. Mae Ofcom yn dweud beth mae’r gyfraith yn ei ofyn.',

  'duties.file.en': 'Yn Saesneg (Word)',
  'duties.file.cy': 'Yn Gymraeg (Word)',

  'duties.told.answered': 'Ysgrifennodd {who} rywbeth sy’n rhaid iddo fod yn ei le cyn agor.',
  'duties.told.change-asked': 'Gofynnodd {who} am newid un o’r dyletswyddau. Rhaid i’r ochr arall gytuno.',
  'duties.told.change-agreed': 'Cytunodd {who} i newid un o’r dyletswyddau.',
  'duties.told.change-put-away': 'Rhoddodd {who} newid un o’r dyletswyddau heibio.',
  'duties.told.notice-made': 'Gwnaeth {who} hysbysiad preifatrwydd newydd.',
  'duties.told.opening-asked': 'Gofynnodd {who} am agor y lle hwn.',
  'duties.told.opened': 'Cytunodd {who}, ac agorodd y lle hwn.',
  'duties.told.opening-put-away': 'Rhoddodd {who} y dymuniad i agor y lle hwn heibio.',
  'duties.told.cleared': 'Tynnwyd hen bethau gan y gwaith nos, fel mae’r dudalen amserau’n dweud.',
  'duties.told.keepers-set': 'Penderfynodd {who} at bwy yr anfonir pen y dydd o’r cofnod.',
}
