import { conversations } from './modules/conversations/module.js'
import { overviewOf } from './modules/overview/module.js'
import { peopleBeside } from './modules/people/module.js'
import type { OpenConfig } from './platform/config/open.js'
import type { Daily, Tasks } from './platform/jobs/job.js'
import { mailboxRoutes } from './platform/mail/mailbox-page.js'
import { MAIL_DAILY, mailTasks } from './platform/mail/send.js'
import { openTransport } from './platform/mail/transport.js'
import { HEAD_DAILY, headTasks } from './platform/record/daily-head.js'
import type { Room } from './platform/room.js'
import type { Route } from './platform/web/route.js'
import type { Ground } from './platform/world.js'

const subjects: readonly Room[] = [conversations]
const all: readonly Room[] = [peopleBeside(subjects), ...subjects]

/** The list of rooms: the only file that knows them all. */
export const rooms: readonly Room[] = [...all, overviewOf(all)]

/** Every address of the house. Without a mail server, letters can be read on this machine. */
export function houseRoutes(config: Pick<OpenConfig, 'smtpUrl'>): readonly Route[] {
  return [...rooms.flatMap(({ routes = [] }) => routes), ...(config.smtpUrl ? [] : mailboxRoutes)]
}

/** What is done in the background: the rooms' tasks, the post and the daily head of each record. */
export function houseTasks(
  ground: Ground,
  config: OpenConfig,
): { readonly tasks: Tasks; readonly daily: readonly Daily[] } {
  const { smtpUrl, mailFrom, secret } = config
  const transport = smtpUrl && mailFrom ? openTransport(smtpUrl.reveal(), mailFrom) : undefined
  const tasks: Tasks = Object.assign(
    mailTasks(ground, transport),
    headTasks(ground, secret.reveal()),
    ...rooms.map(({ tasks = {} }) => tasks),
  )
  return { tasks, daily: [...MAIL_DAILY, ...HEAD_DAILY, ...rooms.flatMap(({ daily = [] }) => daily)] }
}
