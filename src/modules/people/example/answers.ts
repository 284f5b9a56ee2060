import type { Duty } from '../duties/asked.js'
import type { Answers } from '../duties/duty.js'
import type { Needs } from '../mine/needs.js'
import type { Name } from './cast.js'

type Done = { readonly duty: Duty; readonly by: 'director' | 'lived'; readonly answers: Answers }

/**
 * What both sides wrote down before they opened. The numbers are kept for stories and ring nowhere; addresses that end
 * in .example reach nobody.
 */
export const DUTIES_DONE: readonly Done[] = [
  {
    duty: 'numbers',
    by: 'director',
    answers: {
      'day-name': 'Harbour duty team',
      'day-phone': '01632 960 101',
      'day-hours': '9 to 5, Monday to Friday',
      'night-name': 'Harbour night line',
      'night-phone': '01632 960 102',
      'advocacy-name': 'Harbour advocacy',
      'advocacy-phone': '01632 960 103',
    },
  },
  {
    duty: 'contacts',
    by: 'lived',
    answers: {
      'first-name': 'Ruth Calder',
      'first-email': 'ruth@harbour.example',
      'first-phone': '01632 960 104',
      'deputy-name': 'Hywel Ellis',
      'deputy-email': 'hywel@harbour.example',
      'deputy-phone': '01632 960 105',
    },
  },
  {
    duty: 'controller',
    by: 'director',
    answers: {
      kind: 'charity',
      name: 'Harbour Care (made up)',
      address: '1 Quay Street\nHarbour Town',
      email: 'office@harbour.example',
      hosting: 'Harbour Care',
      country: 'uk',
    },
  },
  {
    duty: 'purpose',
    by: 'lived',
    answers: { purpose: 'To plan and look after care together, with those it is for.' },
  },
  {
    duty: 'rights',
    by: 'director',
    answers: { name: 'Delyth Owen', email: 'rights@harbour.example', phone: '01632 960 106' },
  },
  { duty: 'age', by: 'lived', answers: { age: '16' } },
  { duty: 'cookies', by: 'director', answers: { read: 'yes' } },
  {
    duty: 'officer',
    by: 'director',
    answers: { has: 'yes', name: 'Iolo Jenkins', email: 'data@harbour.example', phone: '01632 960 107' },
  },
  {
    duty: 'basis',
    by: 'lived',
    answers: { basis: 'legitimate-interests', why: 'We were set up to plan care with those it is for.' },
  },
  {
    duty: 'special',
    by: 'director',
    answers: { condition: 'equality', why: 'To see whether people with different needs are heard alike.' },
  },
  { duty: 'retention', by: 'lived', answers: { read: 'yes' } },
  {
    duty: 'impact',
    by: 'director',
    answers: { on: '2026-09-14', by: 'Iolo Jenkins and Nia Llewellyn', risk: 'low' },
  },
  {
    duty: 'processing',
    by: 'lived',
    answers: { on: '2026-09-16', kept: 'In the folder “Our data” at the office' },
  },
  {
    duty: 'accessibility',
    by: 'lived',
    answers: {
      on: '2026-09-18',
      how: 'Four of us used it by keyboard, on a phone and with a screen reader.',
      email: 'access@harbour.example',
      phone: '01632 960 108',
    },
  },
  {
    duty: 'safety',
    by: 'director',
    answers: {
      illegal: '2026-09-21',
      children: '2026-09-21',
      by: 'Delyth Owen',
      terms: 'yes',
      complaints: 'yes',
    },
  },
]

type Helps = Omit<Needs, 'language' | 'reviewOn'>

/** What helps some of them take part. */
export const NEEDS: readonly (readonly [Name, Helps])[] = [
  [
    'Carys Morgan',
    {
      channel: 'phone',
      format: ['plain'],
      support: ['care-cover', 'travel'],
      ownWords: 'Not at four o’clock: that is when the bus brings my son home.',
      seenBy: 'facilitators',
    },
  ],
  ['Tom Ashby', { channel: 'post', format: ['easy-read'], support: ['supporter'], seenBy: 'group' }],
  ['Gwenllian Rees', { channel: 'post', format: ['large-print'], support: ['step-free'], seenBy: 'group' }],
  ['Samuel Okoro', { channel: 'in-person', format: ['audio'], support: ['breaks'], seenBy: 'facilitators' }],
]
