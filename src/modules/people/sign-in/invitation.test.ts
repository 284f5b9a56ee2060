import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '../../../kernel/actor.js'
import { instant } from '../../../kernel/day.js'
import { id } from '../../../kernel/id.js'
import { cancelInvitation, comeIn, type Invitation, invite, mayHandle, stateOf } from './invitation.js'

const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const garden = id<'Group'>(uuid(1))
const now = instant(new Date('2026-03-21T10:00:00.000Z'))
const later = instant(new Date('2026-05-21T10:00:00.000Z'))
const somebody = id<'Person'>(uuid(9))

const joe: Actor = { kind: 'person', id: id(uuid(2)), roles: { [garden]: ['member'] }, sides: [] }
const stranger: Actor = { kind: 'person', id: id(uuid(3)), roles: {}, sides: [] }
const amina: Actor = {
  kind: 'person',
  id: id(uuid(4)),
  roles: {},
  sides: ['lived'],
  key: { id: id(uuid(5)), side: 'lived' },
}

const wish = { id: id<'Invitation'>(uuid(6)), kind: 'link', group: garden, most: 2, days: 7 } as const
const made = (actor: Actor): Invitation => {
  const answer = invite(wish, actor, now)
  assert.ok(answer.ok)
  return answer.next
}

test('a member invites into their own group, a facilitator into any, and nobody else does', () => {
  assert.ok(invite(wish, joe, now).ok)
  assert.ok(invite(wish, amina, now).ok)
  for (const actor of [stranger, { kind: 'visitor' }, { kind: 'operator' }] as const)
    assert.deepEqual(invite(wish, actor, now), { ok: false, no: 'not-allowed' })
})

test('whoever made it, and whoever holds a key, sees what became of it and may take it back', () => {
  const invitation = made(joe)
  assert.ok(mayHandle(invitation, joe))
  assert.ok(mayHandle(invitation, amina))
  assert.ok(!mayHandle(invitation, stranger))
  assert.deepEqual(cancelInvitation(invitation, stranger, now), { ok: false, no: 'not-allowed' })
  const back = cancelInvitation(invitation, amina, now)
  assert.ok(back.ok)
  assert.equal(stateOf(back.next, now), 'cancelled')
  assert.deepEqual(cancelInvitation(back.next, joe, now), { ok: false, no: 'invitation-closed' })
})

test('as many come in by a link as it was made for', () => {
  let invitation = made(joe)
  for (let come = 0; come < 2; come++) {
    const answer = comeIn(invitation, somebody, false, now)
    assert.ok(answer.ok)
    invitation = answer.next
  }
  assert.equal(stateOf(invitation, now), 'full')
  assert.deepEqual(comeIn(invitation, somebody, false, now), { ok: false, no: 'invitation-full' })
})

test('nobody comes in by what is old or taken back, and nobody twice', () => {
  const invitation = made(joe)
  assert.deepEqual(comeIn(invitation, somebody, false, later), { ok: false, no: 'invitation-closed' })
  assert.deepEqual(comeIn({ ...invitation, cancelledAt: now }, somebody, false, now), {
    ok: false,
    no: 'invitation-closed',
  })
  assert.deepEqual(comeIn(invitation, somebody, true, now), { ok: false, no: 'already-here' })
})

test('what happened names the group and how many it is for, and nobody’s address', () => {
  const answer = invite(wish, joe, now)
  assert.ok(answer.ok)
  assert.deepEqual(answer.event.facts, { kind: 'link', most: 2, ends: '2026-03-28T10:00:00.000Z' })
  assert.equal(answer.event.words, undefined)
})
