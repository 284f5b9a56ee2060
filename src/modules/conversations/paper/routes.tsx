import { Type } from '@sinclair/typebox'
import { may } from '../../../kernel/actor.js'
import { found } from '../../../kernel/found.js'
import { id } from '../../../kernel/id.js'
import type { House } from '../../../platform/room.js'
import { idAt } from '../../../platform/web/at.js'
import { fieldsIn } from '../../../platform/web/fields.js'
import { fill } from '../../../platform/web/fill.js'
import { typed } from '../../../platform/web/form.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import type { Errors } from '../../../ui/frame.js'
import { perspectivesOf } from '../../people/index.js'
import type { Conversation } from '../conversation.js'
import { isLive, WHOSE } from '../idea.js'
import { askedIn, findConversation, ideasOf } from '../queries.js'
import { heldIn } from '../safety/held.js'
import { wordingsOf } from '../safety/wordings.js'
import { codeTyped, newCode } from '../voice.js'
import { type BatchRefusal, mayChange, sideOf } from './batch.js'
import { beginBatch, confirmBatch, enterSheet, mendSheet, removeSheet, type SheetTyped } from './commands.js'
import { MOST_SHEETS, printed, SIZES } from './print.js'
import { batchesOf, type Sheet, sheetsOf } from './queries.js'
import { readSheet, sheetLine } from './sheet.js'
import { BatchPage, type Choice } from './views/batch-page.js'
import { BatchesPage } from './views/batches-page.js'
import { PaperPage } from './views/paper-page.js'
import { SheetsPage } from './views/sheets-page.js'
import { faultWords, REFUSED } from './words.js'

const AT = '/conversations/:id/paper'
const ENTER = `${AT}/enter`
const ONE = `${ENTER}/:batch`

export const paperRoutes = (house: House): readonly Route[] => [
  [
    'GET',
    AT,
    'signed-in',
    async (visit) => ({ page: <PaperPage {...(await member(visit))} form={visit.form} errors={{}} /> }),
  ],
  ['POST', AT, 'signed-in', print],
  ['GET', ENTER, 'signed-in', (visit) => batches(visit, {})],
  ['POST', ENTER, 'signed-in', beginOne],
  ['GET', ONE, 'signed-in', (visit) => batchPage(visit, {})],
  ['POST', ONE, 'signed-in', (visit) => enter(house, visit)],
  ['POST', `${ONE}/confirm`, 'signed-in', (visit) => confirmOne(house, visit)],
  ['POST', `${ONE}/sheets/:sheet`, 'signed-in', (visit) => mend(house, visit)],
  ['POST', `${ONE}/sheets/:sheet/remove`, 'signed-in', (visit) => remove(house, visit)],
]

/** The conversation, for somebody who may see it and belongs to its group. */
async function member({ world, actor, ...visit }: Visit): Promise<{ readonly conversation: Conversation }> {
  const of = idAt<'Conversation'>({ world, actor, ...visit }, 'id')
  const conversation = found(await findConversation(world.read, world, { actor }, of))
  return {
    conversation: found(may(actor, 'conversations.start', conversation.group) ? conversation : undefined),
  }
}

/** For the holders of the keys alone: sheets are what single people said. */
async function holder(visit: Visit) {
  const { conversation } = await member(visit)
  return { conversation, side: found(sideOf(visit.actor)) }
}

async function liveIn({ world }: Visit, c: Conversation): Promise<ReadonlySet<number>> {
  const held = await heldIn(world.read, world, c)
  const ideas = await ideasOf(world.read, world, c.id)
  return new Set(ideas.filter((idea) => isLive(idea) && !held.has(idea.n)).map(({ n }) => n))
}

async function print(visit: Visit): Promise<Reply> {
  const { world, say, language, form, origin } = visit
  const { conversation } = await member(visit)
  const { choice, whole, ticked } = fieldsIn(say)
  const ask = say('paper.print.count-ask', { most: MOST_SHEETS })
  const filled = fill(
    Type.Object({
      size: choice(say('paper.print.size-ask'), SIZES),
      count: whole(ask, 1, MOST_SHEETS),
      codes: ticked(),
    }),
    form,
  )
  if (!filled.ok)
    return { page: <PaperPage {...{ conversation, form, errors: filled.errors }} />, status: 422 }
  const { size, count, codes } = filled.value
  const words = await wordingsOf(world.read, world, conversation, language)
  const ideas = printed(words.values(), await liveIn(visit, conversation), size)
  const sheets = Array.from({ length: count }, () => (codes ? newCode() : undefined))
  const perspectives = (await choicesIn(visit, conversation)).map(({ label }) => label)
  return { page: <SheetsPage {...{ conversation, ideas, perspectives, size, sheets, origin }} /> }
}

async function batches(visit: Visit, errors: Errors): Promise<Reply> {
  const { conversation, side } = await holder(visit)
  const all = await batchesOf(visit.world.read, visit.world, conversation.id)
  return {
    page: <BatchesPage {...{ conversation, side, batches: all, errors }} />,
    ...(Object.keys(errors).length ? { status: 422 } : {}),
  }
}

async function beginOne(visit: Visit): Promise<Reply> {
  const { conversation } = await holder(visit)
  const answer = await beginBatch(visit.world, visit.actor, conversation.id)
  if (!answer.ok) return batches(visit, { begin: visit.say(REFUSED[answer.no]) })
  return { goTo: `/conversations/${conversation.id}/paper/enter/${answer.next.id}` }
}

async function atBatch(visit: Visit) {
  const { world } = visit
  const { conversation } = await holder(visit)
  const which = idAt<'PaperBatch'>(visit, 'batch')
  const batch = found((await batchesOf(world.read, world, conversation.id)).find((one) => one.id === which))
  const sheets = await sheetsOf(world.read, world, conversation.box, which)
  return { conversation, which, batch, sheets, at: `/conversations/${conversation.id}/paper/enter/${which}` }
}

/** What stands for somebody who is none of those asked for. */
const NONE = 'none'

async function choicesIn({ world, language, say }: Visit, c: Conversation): Promise<readonly Choice[]> {
  const asked = await askedIn(world.read, world, c.id)
  const names = new Map((await perspectivesOf(world)).map((one) => [one.id, one.name[language]]))
  const choices = asked.flatMap(({ perspective }) => {
    const name = names.get(perspective)
    return name === undefined ? [] : [{ value: perspective, label: name }]
  })
  return choices.length ? [...choices, { value: NONE, label: say('start.which.none') }] : []
}

const ticksOf = ({ perspectives }: Sheet) => (perspectives.length ? perspectives : [NONE])
const nameOf = ({ pseudonym }: Sheet) => pseudonym.toString('hex')

async function batchPage(visit: Visit, errors: Errors): Promise<Reply> {
  const { actor, language, form } = visit
  const { conversation, batch, sheets, at } = await atBatch(visit)
  const asked = visit.query('mend') ?? visit.param('sheet')
  const mending = sheets.find((sheet) => nameOf(sheet) === asked)
  const page = {
    ...{ conversation, batch, at, errors, form, choices: await choicesIn(visit, conversation) },
    sheets: sheets.map((sheet) => ({
      ...sheet,
      perspectives: ticksOf(sheet),
      name: nameOf(sheet),
      line: sheetLine(sheet.votes, language),
    })),
    mending: mending && {
      ...{
        ...mending,
        perspectives: ticksOf(mending),
        name: nameOf(mending),
        line: sheetLine(mending.votes, language),
      },
    },
    mayChange: mayChange(conversation, actor, batch) === undefined,
    mayConfirm: !batch.confirmedBy && sideOf(actor) !== batch.side && sheets.length > 0,
  }
  return { page: <BatchPage {...page} />, ...(Object.keys(errors).length ? { status: 422 } : {}) }
}

type Read =
  | { readonly ok: true; readonly typed: SheetTyped }
  | { readonly ok: false; readonly errors: Errors }

/** What was typed of one sheet; every field that needs attention at once. */
async function typedSheet(visit: Visit, c: Conversation): Promise<Read> {
  const { say, form, language } = visit
  const { several, choice } = fieldsIn(say)
  const values = (await choicesIn(visit, c)).map(({ value }) => value)
  const filled = fill(
    Type.Object({
      perspectives: several(say('paper.no.no-perspective'), values, values.length ? 1 : 0),
      whose: choice(say('paper.enter.whose-ask'), WHOSE),
    }),
    form,
  )
  const code = typed(form, 'code').trim()
  const meant = code ? codeTyped(code) : undefined
  const read = readSheet(typed(form, 'line'), language, await liveIn(visit, c))
  const ticked = filled.ok ? filled.value.perspectives : []
  const both = ticked.length > 1 && ticked.includes(NONE)
  if (filled.ok && read.ok && !both && (!code || meant)) {
    const perspectives = ticked.filter((one) => one !== NONE).map((one) => id<'Perspective'>(one))
    return { ok: true, typed: { code: meant, perspectives, whose: filled.value.whose, votes: read.votes } }
  }
  return {
    ok: false,
    errors: {
      ...(code && !meant ? { code: say('paper.enter.code-ask') } : {}),
      ...(filled.ok ? {} : filled.errors),
      ...(both ? { perspectives: say('take.no.both-ticked') } : {}),
      ...(read.ok ? {} : { line: faultWords(say, language, read.fault) }),
    },
  }
}

const FIELD: Partial<Record<BatchRefusal, string>> = { 'code-used': 'code', 'no-perspective': 'perspectives' }
const errorOf = ({ say }: Visit, no: BatchRefusal): Errors => ({ [FIELD[no] ?? 'line']: say(REFUSED[no]) })

async function enter(house: House, visit: Visit): Promise<Reply> {
  const { conversation, which, at } = await atBatch(visit)
  const read = await typedSheet(visit, conversation)
  if (!read.ok) return batchPage(visit, read.errors)
  const answer = await enterSheet(
    { house, world: visit.world, actor: visit.actor, which },
    conversation,
    read.typed,
  )
  return answer.ok ? { goTo: at } : batchPage(visit, errorOf(visit, answer.no))
}

async function sheetAt(visit: Visit) {
  const there = await atBatch(visit)
  return { ...there, sheet: found(there.sheets.find((one) => nameOf(one) === visit.param('sheet'))) }
}

async function mend(house: House, visit: Visit): Promise<Reply> {
  const { conversation, which, at, sheet } = await sheetAt(visit)
  const read = await typedSheet(visit, conversation)
  if (!read.ok) return batchPage(visit, read.errors)
  const change = { house, world: visit.world, actor: visit.actor, which }
  const answer = await mendSheet(change, conversation, sheet, read.typed)
  return answer.ok ? { goTo: at } : batchPage(visit, errorOf(visit, answer.no))
}

async function remove(house: House, visit: Visit): Promise<Reply> {
  const { conversation, which, at, sheet } = await sheetAt(visit)
  const answer = await removeSheet(
    { house, world: visit.world, actor: visit.actor, which },
    conversation,
    sheet,
  )
  return answer.ok ? { goTo: at } : batchPage(visit, errorOf(visit, answer.no))
}

async function confirmOne(house: House, visit: Visit): Promise<Reply> {
  const { conversation, which, at } = await atBatch(visit)
  const answer = await confirmBatch(house, visit.world, visit.actor, conversation.id, which)
  return answer.ok ? { goTo: at } : batchPage(visit, errorOf(visit, answer.no))
}
