import type { Id } from '../../../kernel/id.js'
import type { Reader, Tx } from '../../../platform/db/scope.js'
import { post } from '../../../platform/mail/post.js'
import type { World } from '../../../platform/world.js'
import { type Language, type Say, sayIn } from '../../../ui/say.js'
import { CHANNELS, FORMATS } from './needs.js'

type Around = Pick<World, 'organisation'> & { readonly read: Reader }

/** How a person wants to be reached. Whoever sends anything asks this first and does as it says. */
export type Ways = {
  readonly language: Language
  readonly channel: (typeof CHANNELS)[number]
  readonly format: readonly (typeof FORMATS)[number][]
  readonly digest: 'immediate' | 'weekly' | 'off'
  /** where letters go; none for people without, and for those who do not want letters by e-mail */
  readonly address: string | undefined
}

/** The ways of one person; nothing for somebody who has left. */
export async function waysOf(
  { organisation, read }: Around,
  person: Id<'Person'>,
): Promise<Ways | undefined> {
  const row = await read
    .selectFrom('person as p')
    .leftJoin('person_need as n', (join) =>
      join.onRef('n.org_id', '=', 'p.org_id').onRef('n.person_id', '=', 'p.id'),
    )
    .select(['p.language', 'p.email', 'p.digest', 'n.channel', 'n.format'])
    .where('p.org_id', '=', organisation.id)
    .where('p.id', '=', person)
    .where('p.left_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const channel = CHANNELS.find((one) => one === row.channel) ?? 'email'
  return {
    language: row.language === 'cy' ? 'cy' : 'en',
    channel,
    format: FORMATS.filter((one) => row.format?.includes(one)),
    digest: row.digest === 'off' || row.digest === 'immediate' ? row.digest : 'weekly',
    address: channel === 'email' ? (row.email ?? undefined) : undefined,
  }
}

type Writing = {
  readonly kind: string
  readonly subject: (say: Say) => string
  /** paragraphs */
  readonly body: (say: Say) => readonly string[]
}

/**
 * Writes to one person in their own way: their language, a word on the format they asked for, and nothing at all
 * where they want no letters by e-mail. @returns whether a letter goes
 */
export async function writeTo(
  tx: Tx,
  world: Pick<World, 'organisation' | 'now'>,
  person: Id<'Person'>,
  writing: Writing,
): Promise<boolean> {
  const ways = await waysOf({ organisation: world.organisation, read: tx }, person)
  if (!ways?.address) return false
  const say = sayIn(ways.language)
  const { name } = world.organisation
  const format = ways.format.length
    ? [say('mine.letter.format', { formats: ways.format.map((one) => say(`mine.format.${one}`)).join(', ') })]
    : []
  await post(tx, world, {
    kind: writing.kind,
    address: ways.address,
    subject: writing.subject(say),
    body: `${[...writing.body(say), ...format, say('mine.letter.foot', { name })].join('\n\n')}\n`,
  })
  return true
}
