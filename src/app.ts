import { conversations } from './modules/conversations/module.js'
import { overviewOf } from './modules/overview/module.js'
import { type Beside, headKeepers } from './modules/people/index.js'
import { peopleBeside } from './modules/people/module.js'
import { erasureListens, erasureTasks } from './platform/archive/journal-task.js'
import type { OpenConfig } from './platform/config/open.js'
import type { Daily, Tasks } from './platform/jobs/job.js'
import { mailboxRoutes } from './platform/mail/mailbox-page.js'
import { MAIL_DAILY, mailTasks } from './platform/mail/send.js'
import { openTransport } from './platform/mail/transport.js'
import { HEAD_DAILY, headTasks } from './platform/record/daily-head.js'
import type { House, Room } from './platform/room.js'
import type { Route } from './platform/web/route.js'
import { SESSION_DAILY, sessionTasks } from './platform/web/session-tasks.js'

/** The rooms that stand beside `people`. */
export const subjects: readonly Beside[] = [conversations]
const all: readonly Room[] = [peopleBeside(subjects), ...subjects]

/** The list of rooms: the only file that knows them all. */
export const rooms: readonly Room[] = [...all, overviewOf(all), erasureListens]

/**
 * Are letters to be read in the browser? Only while somebody tries it out on one machine. At an address for others a
 * proxy that says nothing of itself would make the whole world look like this machine, and letters hold codes.
 */
export function hasMailbox({ smtpUrl, address }: Pick<OpenConfig, 'smtpUrl' | 'address'>): boolean {
  return !smtpUrl && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(address).hostname)
}

/** Every address of the house. */
export function houseRoutes(house: House, mailbox: boolean): readonly Route[] {
  return [...rooms.flatMap(({ routes }) => routes?.(house) ?? []), ...(mailbox ? mailboxRoutes : [])]
}

/** What is done in the background: the rooms' tasks, the post and the daily head of each record. */
export function houseTasks(
  house: House,
  { smtpUrl, mailFrom, dataFolder }: OpenConfig,
): { readonly tasks: Tasks; readonly daily: readonly Daily[] } {
  const { ground, secret } = house
  const transport = smtpUrl && mailFrom ? openTransport(smtpUrl.reveal(), mailFrom) : undefined
  const tasks: Tasks = Object.assign(
    mailTasks(ground, transport),
    headTasks(ground, secret, headKeepers),
    sessionTasks(ground),
    erasureTasks(ground, dataFolder),
    ...rooms.map(({ tasks }) => tasks?.(house) ?? {}),
  )
  return {
    tasks,
    daily: [...MAIL_DAILY, ...HEAD_DAILY, ...SESSION_DAILY, ...rooms.flatMap(({ daily = [] }) => daily)],
  }
}
