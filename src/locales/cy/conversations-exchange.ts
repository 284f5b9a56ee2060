import type { conversationsExchange as english } from '../en/conversations-exchange.js'

export const conversationsExchange: Record<keyof typeof english, string> = {
  'exchange.no.not-allowed': 'Dim ond deiliaid yr allweddi all ddod â sgwrs i mewn',
  'exchange.no.no-question': 'Does dim cwestiwn yn y ffeiliau. Ysgrifennwch un',
  'exchange.no.long-question': 'Mae mwy na 300 o lythrennau yn y cwestiwn. Ysgrifennwch un byrrach',
  'exchange.no.long-about':
    'Mae mwy na 2,000 o lythrennau yn yr hyn sydd am y cwestiwn. Gwnewch e’n fyrrach yn y ffeil',
  'exchange.no.long-idea': 'Mae mwy na 1,000 o lythrennau yn y syniad {idea}. Gwnewch e’n fyrrach yn y ffeil',
  'exchange.no.unknown-perspectives':
    '{n, plural, zero {Mae’r safbwyntiau hyn} one {Mae’r safbwynt hwn} two {Mae’r safbwyntiau hyn} few {Mae’r safbwyntiau hyn} many {Mae’r safbwyntiau hyn} other {Mae’r safbwyntiau hyn}} yn y ffeil, ond ddim yma: {names}.',
  'exchange.no.long-perspective':
    'Mae mwy nag 80 o lythrennau yn yr enw “{name}”. Gwnewch e’n fyrrach yn y ffeil',
  'exchange.no.unknown-required':
    'Does neb yn y ffeil yn siarad fel “{name}”, felly all e ddim bod yn un y mae’n rhaid ei glywed',
  'exchange.no.not-in-files': 'Does neb yn y ffeil yn siarad fel “{name}”, felly chaiff y safbwynt mo’i greu',
  'exchange.told.imported': 'Daeth {who} â sgwrs a gynhaliwyd yn rhywle arall i mewn',
  'exchange.told.archived': 'Cadwodd {who} sgwrs mewn ffeil ar gyfer lle arall',
  'exchange.archive.made-by': 'rhywun lle cafodd y sgwrs hon ei chynnal',
  'exchange.archive.from':
    'Cafodd y sgwrs hon ei chynnal yn rhywle arall. Mae’r hyn a ddaeth ohoni yn sefyll yma fel y’i dangoswyd yno.',
  'exchange.no.not-a-zip':
    'Dyw’r ffeil ddim yn zip y gallwn ni ei agor. Paciwch yr allforiad mewn zip a’i anfon eto',
  'exchange.no.zip-too-large':
    'Mae’r hyn sydd yn y zip yn fwy nag y dylai unrhyw allforiad fod. Gwnewch yn siŵr mai hon yw’r ffeil gywir',
  'exchange.no.zip-twice': 'Mae un o’r tablau yn y zip ddwywaith. Paciwch un allforiad yn unig mewn zip',
  'exchange.no.broken':
    'Torrodd rhywbeth ar ein hochr ni, a chafodd dim ei gadw. Dywedwch wrth bwy bynnag sy’n gofalu am Throughline yma',
  'exchange.ask.group': 'Dewiswch y grŵp y mae’n perthyn iddo',
  'exchange.ask.language': 'Ysgrifennwch ddwy neu dair llythyren, fel en neu cy',
  'exchange.ask.export': 'Dewiswch y zip sy’n cynnwys yr allforiad',
  'exchange.import.title': 'Dod â sgwrs i mewn',
  'exchange.import.lead':
    'Gall sgwrs a gynhaliwyd â rhaglen arall sefyll yma gyda’i holl syniadau ac atebion, heb enw neb.',
  'exchange.import.group': 'I ba grŵp mae’n perthyn?',
  'exchange.import.export': 'Yr allforiad fel zip',
  'exchange.import.export-hint': 'O Polis neu Remesh, hyd at 64 MB.',
  'exchange.import.perspectives': 'Pwy oedd yn siarad o ba safbwynt',
  'exchange.import.perspectives-hint':
    'Ffeil CSV gyda’r colofnau participant a perspective. Wedyn rydyn ni’n gofyn pwy ydyn nhw yma.',
  'exchange.import.question': 'Beth oedd y cwestiwn?',
  'exchange.import.question-hint': 'Gadewch hwn yn wag i ddefnyddio’r cwestiwn yn yr allforiad.',
  'exchange.import.language': 'Ym mha iaith y cafodd ei chynnal?',
  'exchange.import.language-hint': 'Dwy neu dair llythyren, fel en neu cy.',
  'exchange.import.rows': 'Os na ellir darllen rhai rhesi',
  'exchange.import.lenient': 'Ewch ymlaen hebddyn nhw, a dywedwch wrthyf pa rai',
  'exchange.import.send': 'Dod â hi i mewn',
  'exchange.progress.title': 'Dod â sgwrs i mewn',
  'exchange.progress.lead':
    'Gallwch adael y dudalen hon a dod yn ôl. Mae’r gwaith yn mynd yn ei flaen hebddoch chi.',
  'exchange.progress.waiting': 'Mae eich ffeiliau gyda ni. Bydd eu tro nhw mewn eiliad.',
  'exchange.progress.reading': 'Rydyn ni’n darllen y ffeiliau.',
  'exchange.progress.keeping': 'Rydyn ni’n cadw’r atebion: {kept, number} o {of, number} hyd yma.',
  'exchange.progress.done':
    'Mae hi yma, gyda phopeth a ddefnyddiwyd. Rydyn ni’n cyfrif ei chanlyniadau nawr.',
  'exchange.progress.refused': 'Ddaeth hi ddim i mewn, a chafodd dim ohoni ei gadw.',
  'exchange.progress.again': 'Edrych eto',
  'exchange.progress.why': 'Pam',
  'exchange.progress.rows': 'Beth ddigwyddodd i’r rhesi',
  'exchange.progress.notes': 'Da gwybod',
  'exchange.progress.go': 'Mynd i’r sgwrs',
  'exchange.progress.send-again': 'Ei hanfon eto',
  'exchange.told.import-asked': 'Anfonodd {who} ffeiliau sgwrs a gynhaliwyd yn rhywle arall',
  'exchange.ideas.title': 'Dod â syniadau cyntaf i mewn o dabl',
  'exchange.ideas.lead': 'Os yw’r syniadau cyntaf mewn taenlen, does dim angen i chi eu teipio eto.',
  'exchange.ideas.file': 'Y tabl',
  'exchange.ideas.file-hint':
    'Taenlen (XLSX) neu ffeil CSV. Mewn taenlen, y ddalen gyntaf rydyn ni’n ei darllen. Mae ganddi golofn o’r enw text. Gall fod dwy arall: language (en neu cy) ac easy read. Mae lle i {room, plural, zero {# syniad} one {# syniad} two {# syniad} few {# syniad} many {# syniad} other {# o syniadau}} arall.',
  'exchange.ideas.file-ask': 'Dewiswch y ffeil sy’n cynnwys y tabl',
  'exchange.ideas.look': 'Edrych ar yr hyn sydd ynddi',
  'exchange.ideas.check': 'Ydy hyn yn iawn?',
  'exchange.ideas.check-lead':
    'Bydd {n, plural, zero {# syniad} one {# syniad} two {# syniad} few {# syniad} many {# syniad} other {# o syniadau}} yn cael eu hychwanegu. Does dim yn cael ei gadw nes i chi ddweud.',
  'exchange.ideas.easy': 'Hawdd ei Ddeall:',
  'exchange.ideas.keep': 'Ychwanegu’r syniadau hyn',
  'exchange.ideas.other': 'Dewis ffeil arall',
  'exchange.ideas.seeds': 'Syniadau cyntaf',
  'exchange.ideas.full': 'Does dim lle i gynifer o syniadau mwyach',
  'exchange.out.title': 'Mynd â hi allan fel ffeil',
  'exchange.out.lead': 'Yr hyn y gallwch fynd ag e gyda chi o’r sgwrs hon, a’r hyn sy’n aros yma.',
  'exchange.out.numbers': 'Y rhifau',
  'exchange.out.numbers.what': 'Rhifau o {fewest} o bobl neu fwy. Gall pob aelod fynd â nhw, unrhyw bryd.',
  'exchange.rows.title': 'Atebion unigol, fesul llinell',
  'exchange.rows.let-out': 'Rhoi’r atebion unigol allan',
  'exchange.rows.let-out.lead': 'Yna gall pob aelod fynd â ffeil sy’n dangos atebion pob person, heb enwau.',
  'exchange.rows.keep-in': 'Peidio â rhoi’r atebion unigol allan mwyach',
  'exchange.rows.keep-in.lead':
    'All neb fynd â’r ffeil mwyach. Mae ffeiliau y mae pobl wedi mynd â nhw yn aros lle maen nhw.',
  'exchange.rows.no.not-announced':
    'Maen nhw’n aros yma. Chafodd neb wybod, cyn iddyn nhw ateb, y gellid rhoi atebion unigol allan.',
  'exchange.rows.no.small-room':
    'Maen nhw’n aros yma. Mewn ystafell fach byddai llinell yn dweud yn fuan pwy yw hi.',
  'exchange.rows.no.not-closed':
    'Gellir eu rhoi allan os bydd dau berson yn cytuno, ond dim ond ar ôl i’r sgwrs gau.',
  'exchange.rows.no.few-people': 'Maen nhw’n aros yma. Atebodd llai na {fewest} o bobl.',
  'exchange.rows.two':
    'Cafodd pobl wybod cyn ateb y gallai hyn ddigwydd. Rhaid i ddau berson gytuno, un o bob ochr.',
  'exchange.rows.ask': 'Gofyn i’r ochr arall',
  'exchange.rows.waiting': 'Mae un ochr wedi gofyn am hyn. Dyw’r ochr arall ddim wedi ateb eto.',
  'exchange.rows.agreed':
    'Gofynnodd {who} am hyn ar {day}. Cytunodd {other} dros yr ochr arall ar {otherDay}.',
  'exchange.rows.why': 'Pam: {why}',
  'exchange.rows.take': 'Mynd â’r ffeil (zip)',
  'exchange.rows.somebody': 'Rhywun sydd wedi gadael',
  'exchange.rows.in': 'Yr hyn sydd yn y ffeil',
  'exchange.rows.in.ideas': 'pob syniad, yn y geiriau y cafodd ei roi ynddyn nhw',
  'exchange.rows.in.answers': 'un llinell i bob person: cytuno, anghytuno neu ddim yn siŵr',
  'exchange.rows.in.numbers': 'rhif i bob llinell, wedi’i dynnu o’r newydd i bob ffeil',
  'exchange.rows.in.day': 'un diwrnod i’r cyfan: diwrnod y cau',
  'exchange.rows.not-in': 'Yr hyn sydd ddim ynddi',
  'exchange.rows.not-in.names': 'enwau, cyfrifon a chodau',
  'exchange.rows.not-in.perspectives': 'pwy sy’n siarad o ba safbwynt, a sut y daethon nhw',
  'exchange.rows.not-in.authors': 'pwy roddodd ba syniad',
  'exchange.rows.not-in.times': 'amserau, a phwy ddaeth gyntaf',
  'exchange.rows.not-in.marks': 'beth sydd bwysicaf i bwy',
  'exchange.rows.not-in.hidden': 'syniadau sydd wedi’u cuddio neu eu dal: dim geiriau a dim atebion',
  'exchange.rows.not-in.paper': 'taflenni papur na chadarnhaodd yr ochr arall',
  'exchange.rows.line':
    'Un person yw un llinell. Gall pwy bynnag sy’n gwybod rhai o’u hatebion ddod o hyd i’w llinell, a darllen y gweddill. All yr hyn sydd wedi gadael y lle hwn ddim cael ei alw’n ôl.',
  'exchange.rows.reason.check-sums': 'Er mwyn i eraill allu gwirio ein symiau',
  'exchange.rows.reason.learn-elsewhere': 'Er mwyn i eraill allu dysgu ohoni',
  'exchange.rows.wordless': 'Dyw geiriau’r syniad hwn ddim yn cael eu dangos',
  'exchange.no.many-perspectives':
    'Mae’r ffeil yn enwi {n, number} o safbwyntiau. Roedd disgwyl {most} ar y mwyaf, felly edrychwch ar y golofn',
  'exchange.no.stopped': 'Cafodd ei gadael. Mae’r ffeiliau wedi mynd',
  'exchange.told.import-answered':
    'Dywedodd {who} pwy yw’r bobl yma mewn ffeiliau sgwrs a gynhaliwyd yn rhywle arall',
  'exchange.told.import-stopped':
    'Gadawodd {who} ffeiliau sgwrs a gynhaliwyd yn rhywle arall. Maen nhw wedi mynd',
  'exchange.who.title': 'Pwy ydyn nhw yma?',
  'exchange.who.lead':
    'Mae’r ffeiliau’n enwi’r safbwyntiau hyn. Dywedwch pa un o’n rhai ni yw pob un. Does dim yn cael ei gadw cyn hynny.',
  'exchange.who.name': '“{name}” yn y ffeiliau',
  'exchange.who.choose': 'Dewiswch pa un o’n rhai ni yw e',
  'exchange.who.ask': 'Dewiswch beth yw “{name}” yma',
  'exchange.who.none': 'Dim un: mae’r bobl hyn yn aros heb safbwynt',
  'exchange.who.new':
    'Oes un ar goll yma? Rhaid i ddau berson gytuno ar un newydd, un o bob ochr. Mae’r ffeiliau’n aros yma am bythefnos.',
  'exchange.who.propose': 'Gofyn am safbwynt newydd',
  'exchange.who.required': 'Pa rai y mae’n rhaid eu bod wedi’u clywed?',
  'exchange.who.required.hint': 'Does dim yn cyfrif fel tir cyffredin hebddyn nhw.',
  'exchange.who.keep': 'Dod â hi i mewn',
  'exchange.who.stop': 'Peidio â dod â hi i mewn',
}
