/** The seven offered perspectives by their place. */
const DRAWS = 0
const CARER = 1
const PEER = 2
const FRONT_LINE = 3
const MANAGER = 4

/** An idea of the example: its words, and of ten people of each perspective how many agree. */
export type Put = {
  readonly text: string
  readonly translation: string
  readonly easyRead: string
  /** by perspective, in the order of `VOICES` */
  readonly agree: readonly number[]
}

/** Who is made to speak, and how many of each come with a slip. */
export const VOICES = [
  { perspective: DRAWS, come: 22 },
  { perspective: CARER, come: 14 },
  { perspective: FRONT_LINE, come: 18 },
  { perspective: MANAGER, come: 7 },
] as const

export const REQUIRED: readonly number[] = [DRAWS, CARER, FRONT_LINE]
export const ASKED: readonly number[] = [DRAWS, CARER, PEER, FRONT_LINE, MANAGER]

export const FIRST_WEEK: readonly Put[] = [
  {
    text: 'We meet the new worker before their first visit.',
    translation: 'Rydym yn cwrdd â’r gweithiwr newydd cyn eu hymweliad cyntaf.',
    easyRead: 'You meet the new worker first. Then they come to visit.',
    agree: [9, 10, 9, 8],
  },
  {
    text: 'Somebody who knows the person comes along on the first day.',
    translation: 'Mae rhywun sy’n nabod y person yn dod gyda nhw ar y diwrnod cyntaf.',
    easyRead: 'On the first day, someone you know comes too.',
    agree: [9, 9, 9, 4],
  },
  {
    text: 'The worker reads what the person wrote about themselves, not only the care plan.',
    translation:
      'Mae’r gweithiwr yn darllen yr hyn a ysgrifennodd y person amdanynt eu hunain, nid y cynllun gofal yn unig.',
    easyRead: 'You write about yourself. The worker reads it.',
    agree: [9, 8, 8, 7],
  },
  {
    text: 'The first week has longer visits, and they are paid for.',
    translation: 'Mae ymweliadau hirach yn yr wythnos gyntaf, a thelir amdanynt.',
    easyRead: 'Visits in the first week are longer. The worker is paid for the time.',
    agree: [8, 9, 10, 2],
  },
  {
    text: 'The rota is sent out on Friday and does not change over the weekend.',
    translation: 'Anfonir y rota ddydd Gwener ac nid yw’n newid dros y penwythnos.',
    easyRead: 'You know on Friday who comes next week. It does not change.',
    agree: [8, 8, 6, 3],
  },
  {
    text: 'Workers decide with the person what the visit is used for.',
    translation: 'Mae gweithwyr yn penderfynu gyda’r person at beth y defnyddir yr ymweliad.',
    easyRead: 'You and the worker decide together what to do.',
    agree: [9, 7, 8, 7],
  },
  {
    text: 'A phone call after three days asks everybody how it goes.',
    translation: 'Ar ôl tridiau mae galwad ffôn yn gofyn i bawb sut mae’n mynd.',
    easyRead: 'After three days we ring you. We ask how it goes.',
    agree: [7, 8, 6, 8],
  },
  {
    text: 'New workers should carry a tablet and log each task.',
    translation: 'Dylai gweithwyr newydd gario llechen a chofnodi pob tasg.',
    easyRead: 'The worker writes down each job on a tablet.',
    agree: [2, 3, 2, 8],
  },
]

export const PRINCIPLES: readonly Put[] = [
  {
    text: 'Nothing about us is decided without us in the room.',
    translation: 'Ni phenderfynir dim amdanom heb ein bod ni yn yr ystafell.',
    easyRead: 'When you decide about us, we are there.',
    agree: [10, 9, 9, 8],
  },
  {
    text: 'Time is given for everybody to speak in their own way.',
    translation: 'Rhoddir amser i bawb siarad yn eu ffordd eu hunain.',
    easyRead: 'Everyone has time to say things in their own way.',
    agree: [9, 9, 9, 9],
  },
  {
    text: 'People who help us plan are paid for it.',
    translation: 'Telir pobl sy’n ein helpu i gynllunio.',
    easyRead: 'If you help us plan, we pay you.',
    agree: [9, 8, 8, 3],
  },
  {
    text: 'We say what we did with every idea, also when the answer is no.',
    translation: 'Dywedwn beth wnaethom gyda phob syniad, hefyd pan mai na yw’r ateb.',
    easyRead: 'We tell you what we did with your idea. Also if it is no.',
    agree: [10, 9, 8, 9],
  },
]

export const SMALL: readonly Put[] = [
  {
    text: 'We sit in a circle, without a table.',
    translation: 'Eisteddwn mewn cylch, heb fwrdd.',
    easyRead: 'We sit in a circle. There is no table.',
    agree: [8, 8, 8, 8],
  },
  {
    text: 'Tea comes first, and then the agenda.',
    translation: 'Daw te yn gyntaf, ac yna’r agenda.',
    easyRead: 'We have tea first. Then we start.',
    agree: [9, 9, 9, 9],
  },
]
