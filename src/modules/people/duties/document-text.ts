import type { Language } from '../../../ui/say.js'

/**
 * The words of the two documents for those who look after data protection: they use the law's own terms, so they
 * stand apart from the plain sentences that everybody reads.
 */
export type DocumentText = {
  readonly impact: { readonly file: string; readonly title: string; readonly lead: string }
  readonly record: { readonly file: string; readonly title: string; readonly lead: string }
  readonly fill: string
  readonly made: string
  readonly item: string
  readonly answer: string
  readonly headings: Readonly<Record<Heading, string>>
  readonly labels: Readonly<Record<Label, string>>
  readonly texts: Readonly<Record<Text, string>>
  readonly risks: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly likely: Readonly<Record<'low' | 'medium' | 'high', string>>
}
type Heading =
  | 'need'
  | 'processing'
  | 'consult'
  | 'necessity'
  | 'risks'
  | 'sign'
  | 'who'
  | 'what'
  | 'kept'
  | 'safe'
type Label =
  | 'controller'
  | 'address'
  | 'contact'
  | 'officer'
  | 'asks'
  | 'purpose'
  | 'basis'
  | 'condition'
  | 'people'
  | 'data'
  | 'special'
  | 'source'
  | 'recipients'
  | 'processor'
  | 'country'
  | 'age'
  | 'rights'
  | 'security'
  | 'machine'
  | 'agreedBy'
  | 'agreedOn'
  | 'advice'
  | 'left'
  | 'review'
type Text =
  | 'need'
  | 'people'
  | 'data'
  | 'special'
  | 'source'
  | 'recipients'
  | 'security'
  | 'machine'
  | 'consult'
  | 'necessity'
  | 'rights'
  | 'review'
  | 'public-task'
  | 'legitimate-interests'
  | 'care'
  | 'equality'
  | 'members'
  | 'research'

export const DOCUMENT: Readonly<Record<Language, DocumentText>> = {
  en: {
    impact: {
      file: 'impact-assessment-en.docx',
      title: 'Data protection impact assessment',
      lead: 'Filled in from the answers given in Throughline. Change what is not true for you, add what is missing, and have it agreed.',
    },
    record: {
      file: 'record-of-processing-en.docx',
      title: 'Record of processing activities',
      lead: 'Filled in from the answers given in Throughline (UK GDPR, Article 30). Change what is not true for you.',
    },
    fill: '[please fill in]',
    made: 'Made on {day} for {name}.',
    item: 'What',
    answer: 'Answer',
    headings: {
      need: '1. Why this assessment is needed',
      processing: '2. What is done with personal data',
      consult: '3. Whom we asked',
      necessity: '4. Why it is necessary and proportionate',
      risks: '5. Risks to people, and what is done about them',
      sign: '6. Outcome and agreement',
      who: 'Who is responsible',
      what: 'What is processed, and why',
      kept: 'How long it is kept',
      safe: 'How it is kept safe',
    },
    labels: {
      controller: 'Controller',
      address: 'Address',
      contact: 'Contact',
      officer: 'Data protection officer',
      asks: 'Contact for data protection (no officer appointed)',
      purpose: 'Purpose',
      basis: 'Lawful basis (Article 6)',
      condition: 'Condition for special category data (Article 9)',
      people: 'Categories of people',
      data: 'Categories of personal data',
      special: 'Special category data',
      source: 'Where the data comes from',
      recipients: 'Who receives it',
      processor: 'Who runs the computer (processor, where it is another body)',
      country: 'Where it is stored, and transfers',
      age: 'Lowest age',
      rights: 'How people use their rights',
      security: 'Security measures',
      machine: 'Automated decisions and profiling',
      agreedBy: 'Agreed by',
      agreedOn: 'Agreed on',
      advice: 'Advice of the data protection officer',
      left: 'Risk that is left',
      review: 'Review',
    },
    texts: {
      need: 'People who draw on care and support, carers and workers say what they think about services and about the organisation. This can show health, disability and opinions, and some people may depend on those who read it. An assessment is therefore made before anything opens.',
      people:
        'People who draw on care and support; carers; peer support workers; workers; managers and leaders; commissioners; providers. Some may be in a weaker position towards the organisation.',
      data: 'Name; e-mail address where there is one; perspectives the person declares; access needs, where given; ideas, words, promises and positions; membership of groups; times of signing in; votes and answers, kept under a pseudonym of each conversation and never beside a name.',
      special:
        'Health and disability, where a person tells of them (perspective, access needs, own words). Nobody has to. Other special categories may appear in what people write.',
      source: 'From the people themselves; an invitation may hold an e-mail address given by a member.',
      recipients:
        'Members see what is meant for members. The public sees published results, with no group of fewer than five. Votes, unsigned authors and who has not answered are shown to no role. Nobody buys or is given the data.',
      security:
        'Encrypted connections; sign-in with a one-time code, passkey or card, and a second factor for facilitators; every organisation behind its own wall in the database; an append-only record of every change that can be verified outside; sensitive acts take two people from two sides; disclosure control on all results. Whoever runs the computer could technically read the database. This cannot be made impossible, so it is told to everybody.',
      machine: 'None. No machine decides about people, scores them or sums up their words.',
      consult:
        'Write here how people with lived experience, carers, workers and, where there is one, the data protection officer were asked about this assessment, and what they said.',
      necessity:
        'Only what is needed to take part is asked for. No date of birth, no address and no health record is asked for. Taking part is free, can be stopped at any time, and has no effect on anybody’s care. Joining is not treated as consent.',
      rights:
        'Download, correction and erasure by the person themselves; requests and complaints by e-mail, phone, letter, return code or card; answers within one month; complaints acknowledged within 30 days.',
      review:
        'Review this assessment once a year, and before any change to purpose, perspectives or results.',
      'public-task':
        'Article 6(1)(e): task carried out in the public interest or in the exercise of official authority',
      'legitimate-interests':
        'Article 6(1)(f): legitimate interests, balanced against the interests of people',
      care: 'Article 9(2)(h): health or social care; Data Protection Act 2018, Schedule 1, paragraph 2, with a duty of confidentiality (section 11)',
      equality:
        'Article 9(2)(g): substantial public interest; Data Protection Act 2018, Schedule 1, paragraph 8 (equality of opportunity or treatment), with an appropriate policy document',
      members:
        'Article 9(2)(d): legitimate activities of a not-for-profit body, about its own members and contacts',
      research:
        'Article 9(2)(j): archiving, research and statistics; Data Protection Act 2018, Schedule 1, paragraph 4, with the safeguards of the law',
    },
    risks: {
      head: ['Risk', 'Likely', 'How bad', 'What is done about it', 'What is left'],
      rows: [
        [
          'Somebody is recognised from results or from a small group',
          'Medium',
          'High',
          'No number is shown or can be worked out for fewer than five people; results are tested by attack before they are published',
          'Low',
        ],
        [
          'Somebody is treated worse because of what they said',
          'Medium',
          'High',
          'Votes never stand beside a name; no role sees unsigned authors; managers do not see who answered; facilitators come from two sides',
          'Medium',
        ],
        [
          'Private details of somebody else are written in free text',
          'High',
          'Medium',
          'A warning before posting; one person can hold a text at once; two decide; “somebody wrote about me” can be used by anybody',
          'Low',
        ],
        [
          'A report of harm is written where nobody reads it in time',
          'Medium',
          'High',
          'Help numbers on every page; “do not report harm here” beside every box; worries go to a named contact and a deputy',
          'Medium',
        ],
        [
          'Somebody else at home sees what a person does here',
          'Medium',
          'High',
          'Neutral subjects, no letters at night, a quick exit, “not my device”, cards that can be cancelled by phone',
          'Low',
        ],
        [
          'Whoever runs the computer reads the database',
          'Low',
          'High',
          'Contract and confidentiality; fewest possible people; votes under a pseudonym; said openly to everybody',
          'Medium',
        ],
        [
          'Data is lost or changed without anybody noticing',
          'Low',
          'Medium',
          'Backups tested by restoring; a chained record whose signed head is sent out every day',
          'Low',
        ],
      ],
    },
    likely: {
      low: 'Low',
      medium: 'Medium',
      high: 'High: consult the Information Commissioner before you open',
    },
  },
  cy: {
    impact: {
      file: 'asesiad-effaith-cy.docx',
      title: 'Asesiad effaith diogelu data',
      lead: 'Wedi’i lenwi o’r atebion a roddwyd yn Throughline. Newidiwch yr hyn nad yw’n wir i chi, ychwanegwch yr hyn sydd ar goll, a threfnwch gytundeb arno.',
    },
    record: {
      file: 'cofnod-prosesu-cy.docx',
      title: 'Cofnod o weithgareddau prosesu',
      lead: 'Wedi’i lenwi o’r atebion a roddwyd yn Throughline (GDPR y DU, Erthygl 30). Newidiwch yr hyn nad yw’n wir i chi.',
    },
    fill: '[llenwch hwn]',
    made: 'Gwnaed ar {day} ar gyfer {name}.',
    item: 'Beth',
    answer: 'Ateb',
    headings: {
      need: '1. Pam mae angen yr asesiad hwn',
      processing: '2. Beth a wneir â data personol',
      consult: '3. Â phwy y buom yn siarad',
      necessity: '4. Pam mae’n angenrheidiol ac yn gymesur',
      risks: '5. Risgiau i bobl, a’r hyn a wneir amdanynt',
      sign: '6. Canlyniad a chytundeb',
      who: 'Pwy sy’n gyfrifol',
      what: 'Beth sy’n cael ei brosesu, a pham',
      kept: 'Am ba hyd y’i cedwir',
      safe: 'Sut y’i cedwir yn ddiogel',
    },
    labels: {
      controller: 'Rheolydd',
      address: 'Cyfeiriad',
      contact: 'Cyswllt',
      officer: 'Swyddog diogelu data',
      asks: 'Cyswllt diogelu data (dim swyddog wedi’i benodi)',
      purpose: 'Diben',
      basis: 'Sail gyfreithlon (Erthygl 6)',
      condition: 'Amod ar gyfer data categori arbennig (Erthygl 9)',
      people: 'Categorïau o bobl',
      data: 'Categorïau o ddata personol',
      special: 'Data categori arbennig',
      source: 'O ble mae’r data’n dod',
      recipients: 'Pwy sy’n ei dderbyn',
      processor: 'Pwy sy’n rhedeg y cyfrifiadur (prosesydd, lle mae’n gorff arall)',
      country: 'Ble mae’n cael ei storio, a throsglwyddiadau',
      age: 'Yr oedran isaf',
      rights: 'Sut mae pobl yn defnyddio eu hawliau',
      security: 'Mesurau diogelwch',
      machine: 'Penderfyniadau awtomataidd a phroffilio',
      agreedBy: 'Cytunwyd gan',
      agreedOn: 'Cytunwyd ar',
      advice: 'Cyngor y swyddog diogelu data',
      left: 'Y risg sydd ar ôl',
      review: 'Adolygu',
    },
    texts: {
      need: 'Mae pobl sy’n defnyddio gofal a chymorth, gofalwyr a gweithwyr yn dweud eu barn am wasanaethau ac am y sefydliad. Gall hyn ddangos iechyd, anabledd a barn, a gall rhai pobl ddibynnu ar y rhai sy’n ei ddarllen. Felly gwneir asesiad cyn i ddim agor.',
      people:
        'Pobl sy’n defnyddio gofal a chymorth; gofalwyr; gweithwyr cymorth cymheiriaid; gweithwyr; rheolwyr ac arweinwyr; comisiynwyr; darparwyr. Gall rhai fod mewn sefyllfa wannach na’r sefydliad.',
      data: 'Enw; cyfeiriad e-bost lle mae un; y safbwyntiau mae’r person yn eu datgan; anghenion mynediad, lle rhoddir hwy; syniadau, geiriau, addewidion a safbwyntiau; aelodaeth o grwpiau; amseroedd mewngofnodi; pleidleisiau ac atebion, a gedwir dan ffugenw ym mhob sgwrs a byth wrth ymyl enw.',
      special:
        'Iechyd ac anabledd, lle mae person yn sôn amdanynt (safbwynt, anghenion mynediad, ei eiriau ei hun). Does dim rhaid i neb. Gall categorïau arbennig eraill ymddangos yn yr hyn mae pobl yn ei ysgrifennu.',
      source: 'Gan y bobl eu hunain; gall gwahoddiad gynnwys cyfeiriad e-bost a roddwyd gan aelod.',
      recipients:
        'Mae aelodau’n gweld yr hyn sydd ar gyfer aelodau. Mae’r cyhoedd yn gweld canlyniadau a gyhoeddwyd, heb grŵp o lai na phump. Nid oes unrhyw rôl yn gweld pleidleisiau, awduron heb eu llofnodi na phwy nad yw wedi ateb. Nid yw neb yn prynu’r data nac yn ei gael.',
      security:
        'Cysylltiadau wedi’u hamgryptio; mewngofnodi â chod untro, allwedd neu gerdyn, ac ail brawf i hwyluswyr; pob sefydliad y tu ôl i’w wal ei hun yn y gronfa ddata; cofnod o bob newid y gellir ychwanegu ato yn unig ac y gellir ei wirio o’r tu allan; dau berson o ddwy ochr ar gyfer gweithredoedd sensitif; rheoli datgelu ar bob canlyniad. Gallai pwy bynnag sy’n rhedeg y cyfrifiadur ddarllen y gronfa ddata yn dechnegol. Ni ellir gwneud hynny’n amhosibl, felly dywedir hynny wrth bawb.',
      machine: 'Dim. Nid oes peiriant yn penderfynu am bobl, yn eu sgorio nac yn crynhoi eu geiriau.',
      consult:
        'Ysgrifennwch yma sut y gofynnwyd i bobl â phrofiad byw, gofalwyr, gweithwyr a, lle mae un, y swyddog diogelu data am yr asesiad hwn, a beth ddywedon nhw.',
      necessity:
        'Dim ond yr hyn sydd ei angen i gymryd rhan y gofynnir amdano. Ni ofynnir am ddyddiad geni, cyfeiriad cartref na chofnod iechyd. Mae cymryd rhan am ddim, gellir stopio unrhyw bryd, ac nid yw’n effeithio ar ofal neb. Nid yw ymuno’n cael ei drin fel cydsyniad.',
      rights:
        'Lawrlwytho, cywiro a dileu gan y person ei hun; ceisiadau a chwynion drwy e-bost, ffôn, llythyr, cod dychwelyd neu gerdyn; atebion o fewn mis; cydnabod cwynion o fewn 30 diwrnod.',
      review:
        'Adolygwch yr asesiad hwn unwaith y flwyddyn, a chyn unrhyw newid i ddiben, safbwyntiau neu ganlyniadau.',
      'public-task': 'Erthygl 6(1)(e): tasg a gyflawnir er budd y cyhoedd neu wrth arfer awdurdod swyddogol',
      'legitimate-interests': 'Erthygl 6(1)(f): buddiannau dilys, wedi’u cydbwyso â buddiannau pobl',
      care: 'Erthygl 9(2)(h): iechyd neu ofal cymdeithasol; Deddf Diogelu Data 2018, Atodlen 1, paragraff 2, gyda dyletswydd cyfrinachedd (adran 11)',
      equality:
        'Erthygl 9(2)(g): budd sylweddol i’r cyhoedd; Deddf Diogelu Data 2018, Atodlen 1, paragraff 8 (cyfle neu driniaeth gyfartal), gyda dogfen bolisi briodol',
      members: 'Erthygl 9(2)(d): gweithgareddau dilys corff di-elw, am ei aelodau a’i gysylltiadau ei hun',
      research:
        'Erthygl 9(2)(j): archifo, ymchwil ac ystadegau; Deddf Diogelu Data 2018, Atodlen 1, paragraff 4, gyda mesurau diogelu’r gyfraith',
    },
    risks: {
      head: ['Risg', 'Tebygolrwydd', 'Pa mor ddrwg', 'Beth a wneir amdani', 'Beth sydd ar ôl'],
      rows: [
        [
          'Adnabod rhywun o’r canlyniadau neu o grŵp bach',
          'Canolig',
          'Uchel',
          'Ni ddangosir ac ni ellir cyfrifo unrhyw rif ar gyfer llai na phum person; profir canlyniadau drwy ymosodiad cyn eu cyhoeddi',
          'Isel',
        ],
        [
          'Trin rhywun yn waeth oherwydd yr hyn a ddywedodd',
          'Canolig',
          'Uchel',
          'Nid yw pleidleisiau byth wrth ymyl enw; nid oes unrhyw rôl yn gweld awduron heb eu llofnodi; nid yw rheolwyr yn gweld pwy atebodd; daw hwyluswyr o ddwy ochr',
          'Canolig',
        ],
        [
          'Ysgrifennu manylion preifat rhywun arall mewn testun rhydd',
          'Uchel',
          'Canolig',
          'Rhybudd cyn postio; gall un person ddal testun ar unwaith; mae dau’n penderfynu; gall unrhyw un ddefnyddio “ysgrifennodd rhywun amdanaf i”',
          'Isel',
        ],
        [
          'Rhoi gwybod am niwed lle nad oes neb yn ei ddarllen mewn pryd',
          'Canolig',
          'Uchel',
          'Rhifau cymorth ar bob tudalen; “peidiwch â rhoi gwybod am niwed yma” wrth ymyl pob blwch; mae pryderon yn mynd at gyswllt a enwir a dirprwy',
          'Canolig',
        ],
        [
          'Rhywun arall gartref yn gweld yr hyn mae person yn ei wneud yma',
          'Canolig',
          'Uchel',
          'Pynciau niwtral, dim llythyrau gyda’r nos, gadael yn gyflym, “nid fy nyfais i”, cardiau y gellir eu canslo dros y ffôn',
          'Isel',
        ],
        [
          'Pwy bynnag sy’n rhedeg y cyfrifiadur yn darllen y gronfa ddata',
          'Isel',
          'Uchel',
          'Contract a chyfrinachedd; cyn lleied o bobl â phosibl; pleidleisiau dan ffugenw; dywedir hynny’n agored wrth bawb',
          'Canolig',
        ],
        [
          'Colli neu newid data heb i neb sylwi',
          'Isel',
          'Canolig',
          'Profi copïau wrth gefn drwy eu hadfer; cofnod cadwynog y mae ei ben llofnodedig yn cael ei anfon allan bob dydd',
          'Isel',
        ],
      ],
    },
    likely: {
      low: 'Isel',
      medium: 'Canolig',
      high: 'Uchel: ymgynghorwch â’r Comisiynydd Gwybodaeth cyn agor',
    },
  },
}
