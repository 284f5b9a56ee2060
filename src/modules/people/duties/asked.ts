import type { Key } from '../../../locales/en.js'

/** What must be in place before anything opens, in the order of the list. */
export const DUTIES = [
  'numbers',
  'contacts',
  'controller',
  'officer',
  'purpose',
  'basis',
  'special',
  'rights',
  'age',
  'retention',
  'notice',
  'impact',
  'processing',
  'accessibility',
  'cookies',
  'safety',
] as const
export type Duty = (typeof DUTIES)[number]

export const PARTS = {
  first: ['numbers', 'contacts'],
  law: ['controller', 'officer', 'purpose', 'basis', 'special', 'rights', 'age', 'retention', 'notice'],
  check: ['impact', 'processing', 'accessibility', 'cookies', 'safety'],
} as const satisfies Readonly<Record<string, readonly Duty[]>>

export type Choice = { readonly value: string; readonly label: Key; readonly hint?: Key }

/** One thing a duty asks. */
export type Asked = {
  readonly name: string
  readonly kind: 'line' | 'lines' | 'email' | 'phone' | 'day' | 'choice' | 'tick' | 'person'
  readonly label: Key
  readonly hint?: Key
  readonly choices?: readonly Choice[]
  /** may stay empty */
  readonly maybe?: true
}

const tick = (label: Key): Asked => ({ name: 'read', kind: 'tick', label })

/** What each duty asks. The notice asks nothing: it is made from the others. */
export const ASKED: Readonly<Record<Duty, readonly Asked[]>> = {
  numbers: [
    {
      name: 'day-name',
      kind: 'line',
      label: 'duties.numbers.day-name',
      hint: 'duties.numbers.day-name.hint',
    },
    { name: 'day-phone', kind: 'phone', label: 'duties.numbers.day-phone' },
    {
      name: 'day-hours',
      kind: 'line',
      label: 'duties.numbers.day-hours',
      hint: 'duties.numbers.day-hours.hint',
      maybe: true,
    },
    {
      name: 'night-name',
      kind: 'line',
      label: 'duties.numbers.night-name',
      hint: 'duties.numbers.night-name.hint',
    },
    { name: 'night-phone', kind: 'phone', label: 'duties.numbers.night-phone' },
    {
      name: 'advocacy-name',
      kind: 'line',
      label: 'duties.numbers.advocacy-name',
      hint: 'duties.numbers.advocacy-name.hint',
    },
    { name: 'advocacy-phone', kind: 'phone', label: 'duties.numbers.advocacy-phone' },
  ],
  contacts: [
    { name: 'first-name', kind: 'line', label: 'duties.contacts.first-name' },
    { name: 'first-email', kind: 'email', label: 'duties.contacts.first-email' },
    { name: 'first-phone', kind: 'phone', label: 'duties.contacts.first-phone' },
    {
      name: 'first-person',
      kind: 'person',
      label: 'duties.contacts.first-person',
      hint: 'duties.contacts.person.hint',
      maybe: true,
    },
    { name: 'deputy-name', kind: 'line', label: 'duties.contacts.deputy-name' },
    { name: 'deputy-email', kind: 'email', label: 'duties.contacts.deputy-email' },
    { name: 'deputy-phone', kind: 'phone', label: 'duties.contacts.deputy-phone' },
    {
      name: 'deputy-person',
      kind: 'person',
      label: 'duties.contacts.deputy-person',
      hint: 'duties.contacts.person.hint',
      maybe: true,
    },
  ],
  controller: [
    {
      name: 'kind',
      kind: 'choice',
      label: 'duties.controller.kind',
      choices: [
        {
          value: 'public',
          label: 'duties.controller.kind.public',
          hint: 'duties.controller.kind.public.hint',
        },
        { value: 'charity', label: 'duties.controller.kind.charity' },
        { value: 'company', label: 'duties.controller.kind.company' },
        { value: 'group', label: 'duties.controller.kind.group' },
      ],
    },
    { name: 'name', kind: 'line', label: 'duties.controller.name' },
    { name: 'address', kind: 'lines', label: 'duties.controller.address' },
    { name: 'email', kind: 'email', label: 'duties.controller.email' },
    {
      name: 'hosting',
      kind: 'line',
      label: 'duties.controller.hosting',
      hint: 'duties.controller.hosting.hint',
    },
    {
      name: 'country',
      kind: 'choice',
      label: 'duties.controller.country',
      choices: [
        { value: 'uk', label: 'duties.controller.country.uk' },
        { value: 'eea', label: 'duties.controller.country.eea' },
        {
          value: 'other',
          label: 'duties.controller.country.other',
          hint: 'duties.controller.country.other.hint',
        },
      ],
    },
  ],
  officer: [
    {
      name: 'has',
      kind: 'choice',
      label: 'duties.officer.has',
      choices: [
        { value: 'yes', label: 'duties.officer.has.yes' },
        { value: 'no', label: 'duties.officer.has.no' },
      ],
    },
    { name: 'name', kind: 'line', label: 'duties.officer.name' },
    { name: 'email', kind: 'email', label: 'duties.officer.email' },
    { name: 'phone', kind: 'phone', label: 'duties.officer.phone', maybe: true },
  ],
  purpose: [{ name: 'purpose', kind: 'lines', label: 'duties.purpose.purpose', hint: 'duties.example' }],
  basis: [
    {
      name: 'basis',
      kind: 'choice',
      label: 'duties.basis.basis',
      choices: [
        {
          value: 'public-task',
          label: 'duties.basis.basis.public-task',
          hint: 'duties.basis.basis.public-task.hint',
        },
        {
          value: 'legitimate-interests',
          label: 'duties.basis.basis.legitimate-interests',
          hint: 'duties.basis.basis.legitimate-interests.hint',
        },
      ],
    },
    { name: 'why', kind: 'lines', label: 'duties.basis.why', hint: 'duties.basis.why.hint' },
  ],
  special: [
    {
      name: 'condition',
      kind: 'choice',
      label: 'duties.special.condition',
      choices: [
        { value: 'care', label: 'duties.special.condition.care', hint: 'duties.special.condition.care.hint' },
        {
          value: 'equality',
          label: 'duties.special.condition.equality',
          hint: 'duties.special.condition.equality.hint',
        },
        {
          value: 'members',
          label: 'duties.special.condition.members',
          hint: 'duties.special.condition.members.hint',
        },
        {
          value: 'research',
          label: 'duties.special.condition.research',
          hint: 'duties.special.condition.research.hint',
        },
      ],
    },
    { name: 'why', kind: 'lines', label: 'duties.special.why' },
  ],
  rights: [
    { name: 'name', kind: 'line', label: 'duties.rights.name' },
    { name: 'email', kind: 'email', label: 'duties.rights.email' },
    { name: 'phone', kind: 'phone', label: 'duties.rights.phone' },
    { name: 'address', kind: 'lines', label: 'duties.rights.address', maybe: true },
  ],
  age: [
    {
      name: 'age',
      kind: 'choice',
      label: 'duties.age.age',
      choices: [
        { value: '16', label: 'duties.age.age.16' },
        { value: '18', label: 'duties.age.age.18' },
      ],
    },
  ],
  retention: [tick('duties.retention.read')],
  notice: [],
  impact: [
    { name: 'on', kind: 'day', label: 'duties.impact.on' },
    { name: 'by', kind: 'line', label: 'duties.impact.by' },
    { name: 'advice', kind: 'lines', label: 'duties.impact.advice', maybe: true },
    {
      name: 'risk',
      kind: 'choice',
      label: 'duties.impact.risk',
      choices: [
        { value: 'low', label: 'duties.impact.risk.low' },
        { value: 'medium', label: 'duties.impact.risk.medium' },
        { value: 'high', label: 'duties.impact.risk.high', hint: 'duties.impact.risk.high.hint' },
      ],
    },
  ],
  processing: [
    { name: 'on', kind: 'day', label: 'duties.processing.on' },
    { name: 'kept', kind: 'line', label: 'duties.processing.kept', hint: 'duties.processing.kept.hint' },
  ],
  accessibility: [
    { name: 'on', kind: 'day', label: 'duties.accessibility.on' },
    { name: 'how', kind: 'lines', label: 'duties.accessibility.how', hint: 'duties.accessibility.how.hint' },
    {
      name: 'faults',
      kind: 'lines',
      label: 'duties.accessibility.faults',
      hint: 'duties.accessibility.faults.hint',
      maybe: true,
    },
    { name: 'email', kind: 'email', label: 'duties.accessibility.email' },
    { name: 'phone', kind: 'phone', label: 'duties.accessibility.phone', maybe: true },
  ],
  cookies: [tick('duties.cookies.read')],
  safety: [
    { name: 'illegal', kind: 'day', label: 'duties.safety.illegal' },
    { name: 'children', kind: 'day', label: 'duties.safety.children' },
    { name: 'by', kind: 'line', label: 'duties.safety.by' },
    { name: 'terms', kind: 'tick', label: 'duties.safety.terms' },
    { name: 'complaints', kind: 'tick', label: 'duties.safety.complaints' },
  ],
}

/** The duties the privacy notice is made from. */
export const NOTICE_NEEDS = ['controller', 'officer', 'purpose', 'basis', 'special', 'rights', 'age'] as const
