import { type Static, Type } from '@sinclair/typebox'

/**
 * The report as data: what `--json` prints, and all that the text and the page may say. Everything in it has
 * passed the disclosure rules, so a view cannot print a number that must stay hidden. Types and the published
 * JSON schema (docs/report-schema.json) are this one definition.
 */

const text = (description: string) => Type.String({ description })

const Fewer = Type.Union(
  [
    Type.Literal('fewer-than-5'),
    Type.Literal('fewer-than-10'),
    Type.Literal('fewer-than-15'),
    Type.Literal('fewer-than-20'),
  ],
  { description: 'Fewer people than must stand behind a number here; see `fewest`.' },
)

const Count = Type.Union(
  [
    Type.Object({ kind: Type.Literal('at-least'), atLeast: Type.Integer({ minimum: 5, multipleOf: 5 }) }),
    Type.Object({ kind: Fewer }),
  ],
  { title: 'Count', description: 'People, counted in fives: 12 people stand as "at least 10".' },
)
export type Count = Static<typeof Count>

const Share = Type.Union(
  [
    Type.Object({ kind: Type.Literal('about'), percent: Type.Integer({ minimum: 0, maximum: 100 }) }),
    Type.Object({ kind: Type.Literal('nearly-all') }),
    Type.Object({ kind: Type.Literal('hardly-any') }),
  ],
  {
    title: 'Share',
    description:
      'Part of those who answered: to the nearest 10% under 20 answers, else 5%. Under 8 answers "nearly all" (all, or all but one) and "hardly any" (none, or one) stand instead.',
  },
)
export type Share = Static<typeof Share>

const Cell = Type.Union(
  [
    Type.Object({
      kind: Type.Literal('shown'),
      heard: Type.Integer({ minimum: 5, description: 'At least so many answered; in fives.' }),
      agree: Share,
      disagree: Share,
      unsure: Share,
    }),
    Type.Object({
      kind: Type.Literal('withheld'),
      why: Type.Union([Fewer, Type.Literal('protects-others')]),
    }),
  ],
  { title: 'Cell', description: 'What one set of people answered to one idea, or why it is not shown.' },
)
export type Cell = Static<typeof Cell>

const Label = Type.Union(
  [
    Type.Object({
      kind: Type.Literal('common-ground'),
      leastCertain: text('The perspective we are least sure of.'),
      differsInStrength: Type.Boolean(),
    }),
    Type.Object({
      kind: Type.Literal('leaning'),
      leastCertain: text('The perspective we are least sure of.'),
    }),
    Type.Object({
      kind: Type.Literal('not-enough-voices'),
      from: Type.Array(Type.String(), {
        description: 'Perspectives still to be heard; a group of opinion stands as "group:A".',
      }),
    }),
    Type.Object({ kind: Type.Literal('opposed'), by: Type.Array(Type.String()) }),
    Type.Object({ kind: Type.Literal('divided') }),
    Type.Object({ kind: Type.Literal('open') }),
    Type.Object({ kind: Type.Literal('withheld') }),
  ],
  { title: 'Label', description: 'Where an idea stands across the perspectives.' },
)
export type Label = Static<typeof Label>

const Place = Type.Object({ x: Type.Number(), y: Type.Number() })

const StatementEntry = Type.Object({
  id: text('The id in the file that was read.'),
  text: Type.String(),
  label: Label,
  everyone: Cell,
  perspectives: Type.Array(Cell, { description: 'In the order of `perspectives`.' }),
  groups: Type.Array(Cell, { description: 'In the order of `opinion.groups`; empty where there are none.' }),
  ends: Type.Union([Type.Literal('both'), Type.Null()], {
    description: 'Supported at both ends of the spectrum, where opinion is a spectrum.',
  }),
  place: Type.Union([Place, Type.Null()], { description: 'On the map; null where no map may be drawn.' }),
})
export type StatementEntry = Static<typeof StatementEntry>

const PerspectiveEntry = Type.Object({
  name: Type.String(),
  required: Type.Boolean(),
  people: Count,
  underHeard: Type.Boolean({ description: 'Too few came, or too few of their answers are in.' }),
})
export type PerspectiveEntry = Static<typeof PerspectiveEntry>

const Group = Type.Object({
  name: text('A, B, C … from the largest.'),
  people: Count,
  speaksFor: Type.Array(
    Type.Object({ id: Type.String(), answer: Type.Union([Type.Literal('agree'), Type.Literal('disagree')]) }),
    {
      description: 'Ideas that set this group apart, strongest first.',
    },
  ),
})
export type Group = Static<typeof Group>

const Area = Type.Object(
  {
    name: Type.String(),
    x: Type.Number(),
    y: Type.Number(),
    long: Type.Number(),
    short: Type.Number(),
    turn: Type.Number({ description: 'Degrees, from the x axis towards the y axis.' }),
  },
  { description: 'Where about two thirds of a set of people stand: an ellipse, never a person.' },
)
export type Area = Static<typeof Area>

const MapEntry = Type.Union(
  [
    Type.Object({
      kind: Type.Literal('drawn'),
      areas: Type.Array(Area),
      right: Type.Array(Type.String(), { description: 'Ideas people further right agree with more.' }),
      left: Type.Array(Type.String()),
      up: Type.Array(Type.String()),
      down: Type.Array(Type.String()),
    }),
    Type.Object({
      kind: Type.Literal('withheld'),
      why: Type.Union([Type.Literal('fewer-than-20'), Type.Literal('nothing-to-see')]),
    }),
  ],
  { title: 'Map' },
)
export type MapEntry = Static<typeof MapEntry>

const Slate = Type.Union([
  Type.Object({
    kind: Type.Literal('chosen'),
    ids: Type.Array(Type.String(), { description: 'In the order in which they were chosen.' }),
    certificate: Type.Object({
      size: Type.Integer(),
      candidates: Type.Integer(),
      people: Count,
      marks: Type.Union([Type.Literal('priorities'), Type.Literal('agrees')], {
        description: 'Priority marks, or plain agreement, which is weak.',
      }),
      violations: Type.Integer({
        description:
          'Ideas left out although people of enough weight, each with too few chosen, marked them. Checked, not assumed.',
      }),
      joined: Type.Boolean({
        description:
          'Perspectives in which fewer than 5 gave marks weigh together as one, so that nobody’s marks can be told.',
      }),
    }),
  }),
  Type.Object({
    kind: Type.Literal('none'),
    why: Type.Union([Type.Literal('no-marks'), Type.Literal('too-few-marks'), Type.Literal('no-candidates')]),
  }),
])
export type Slate = Static<typeof Slate>

const Polis = Type.Object(
  {
    notForPublication: Type.Literal(true, {
      description: 'These figures are exact, and exact figures of small groups give people away.',
    }),
    included: Type.Integer(),
    groups: Type.Integer(),
    statements: Type.Array(
      Type.Object({
        id: Type.String(),
        groupInformedConsensus: Type.Number(),
        priority: Type.Number(),
        extremity: Type.Number(),
      }),
    ),
    consensus: Type.Object({ agree: Type.Array(Type.String()), disagree: Type.Array(Type.String()) }),
  },
  { description: 'What Polis computes, for comparison with it. Only in mode polis.' },
)

export const ReportSchema = Type.Object(
  {
    format: Type.Literal('throughline-report'),
    version: Type.Literal(1),
    mode: Type.Union([Type.Literal('perspectives'), Type.Literal('polis')]),
    seed: Type.Integer({
      description: 'The same files with the same seed give the same report, byte for byte.',
    }),
    conversation: Type.Object({
      question: Type.String(),
      description: Type.Union([Type.String(), Type.Null()]),
      source: Type.Union([Type.Literal('polis'), Type.Literal('remesh'), Type.Literal('throughline')]),
      ideas: Type.Integer({ description: 'Ideas that were open to answers.' }),
      hidden: Type.Integer({ description: 'Ideas hidden by the moderators of the source.' }),
    }),
    files: Type.Array(
      Type.Object({
        file: Type.String(),
        read: Type.Integer({ description: 'Rows after the heading.' }),
        used: Type.Integer(),
        step: Type.Integer({
          description:
            'read and used are rounded down to a multiple of this. 1: exact. More where the exact number would give away how many people answered.',
        }),
        replaced: Type.Integer({ description: 'Earlier answers of people who changed their mind.' }),
        refused: Type.Integer(),
      }),
    ),
    notices: Type.Array(Type.String(), { description: 'What was odd about the files, in sentences.' }),
    fewest: Type.Integer({
      minimum: 5,
      multipleOf: 5,
      description: 'So many people at least stand behind every number here.',
    }),
    people: Count,
    declared: Type.Boolean({
      description: 'Whether perspectives were declared; if not, everyone stands as one.',
    }),
    perspectives: Type.Array(PerspectiveEntry),
    statements: Type.Array(StatementEntry),
    differences: Type.Union([
      Type.Object({
        kind: Type.Literal('compared'),
        pairs: Type.Array(
          Type.Object({
            between: Type.Tuple([Type.String(), Type.String()]),
            points: Type.Integer({ description: 'Typical distance in percentage points, to the nearest 5.' }),
            certain: Type.Boolean({
              description: 'More than chance alone explains (5%, Holm over the pairs).',
            }),
          }),
        ),
        ideas: Type.Array(Type.String(), { description: 'Ids of the ideas that divide, clearest first.' }),
      }),
      Type.Object({
        kind: Type.Literal('not-compared'),
        why: Type.Union([Type.Literal('one-perspective'), Type.Literal('too-few')]),
      }),
    ]),
    opinion: Type.Object({
      verdict: Type.Union([
        Type.Literal('groups'),
        Type.Literal('spectrum'),
        Type.Literal('nothing'),
        Type.Literal('too-few'),
      ]),
      thinned: Type.Boolean({ description: 'The test ran on a sample, because there are very many people.' }),
      groups: Type.Array(Group),
    }),
    map: MapEntry,
    withheld: Type.Object({
      cells: Type.Integer({
        description: 'Cells not shown, because fewer than 5 answered or to protect such a cell.',
      }),
      labels: Type.Integer(),
    }),
    slate: Type.Optional(Slate),
    polis: Type.Optional(Polis),
  },
  {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://throughline.invalid/report/1',
    title: 'Throughline report',
    description:
      'What people said in one conversation, what every perspective shares, what divides, and who is missing.',
  },
)
export type Report = Static<typeof ReportSchema>
