import { found } from '../../../kernel/found.js'
import { cookiesFor } from '../../../platform/web/cookies.js'
import type { Reply, Route, Visit } from '../../../platform/web/route.js'
import { PLACES } from '../../../ui/places.js'
import { answersTo, noticeOf, noticesOf } from './queries.js'
import { HelpPage } from './views/help-page.js'
import { PrivacyPage } from './views/privacy-page.js'
import { AccessibilityPage, CookiesPage, RetentionPage } from './views/statement-pages.js'

/** The pages that everybody can read, signed in or not. */
export const publicRoutes: readonly Route[] = [
  ['GET', PLACES.help, 'anyone', async () => ({ page: <HelpPage /> })],
  ['GET', PLACES.privacy, 'anyone', (visit) => privacy(visit)],
  ['GET', `${PLACES.privacy}/:version`, 'anyone', (visit) => privacy(visit, found(versionAt(visit)))],
  [
    'GET',
    PLACES.accessibility,
    'anyone',
    async ({ world }) => ({
      page: (
        <AccessibilityPage answers={await answersTo(world.read, world.organisation.id, 'accessibility')} />
      ),
    }),
  ],
  [
    'GET',
    PLACES.cookies,
    'anyone',
    async ({ origin }) => ({ page: <CookiesPage names={cookieNames(origin)} /> }),
  ],
  ['GET', PLACES.retention, 'anyone', async () => ({ page: <RetentionPage /> })],
]

async function privacy({ world, query }: Visit, version?: number): Promise<Reply> {
  const org = world.organisation.id
  const notice = await noticeOf(world.read, org, version)
  if (version !== undefined) found(notice)
  const all = await noticesOf(world.read, org)
  return { page: <PrivacyPage notice={notice} all={all} easy={query('words') === 'easy'} /> }
}

function versionAt({ param }: Visit): number | undefined {
  return /^[1-9]\d{0,5}$/.test(param('version')) ? Number(param('version')) : undefined
}

/** As they really are called: over https their names begin otherwise. */
function cookieNames(origin: string) {
  const { session, visit, language, voice } = cookiesFor(origin.startsWith('https:'))
  return { session, visit, language, voice }
}
