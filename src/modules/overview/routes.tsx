import { latestHeads } from '../../platform/record/daily-head.js'
import { headsFeed } from '../../platform/record/heads-feed.js'
import type { Route } from '../../platform/web/route.js'
import { Gallery } from '../../ui/gallery.js'
import { homePage } from './home.js'
import type { Overview } from './overview.js'
import { recordPage } from './record.js'
import { Heads } from './views/heads.js'

const MOST_SHOWN = 31
const MOST_IN_FEED = 100

export const overviewRoutes = (all: Overview): readonly Route[] => [
  ['GET', '/', 'anyone', async (visit) => ({ page: await homePage(visit, all) })],
  ['GET', '/record', 'anyone', async (visit) => ({ page: await recordPage(visit, all) })],
  [
    'GET',
    '/record/heads',
    'anyone',
    async ({ world }) => ({ page: <Heads heads={await latestHeads(world.read, MOST_SHOWN)} /> }),
  ],
  [
    'GET',
    '/record/heads.atom',
    'anyone',
    async ({ world, say, origin }) => {
      const { organisation, now } = world
      const heads = await latestHeads(world.read, MOST_IN_FEED)
      const body = headsFeed({ organisation, address: origin, heads, say, now: now() })
      return { file: { name: 'heads.atom', type: 'application/atom+xml; charset=utf-8', body }, inline: true }
    },
  ],
  ['GET', '/ui', 'anyone', async () => ({ page: <Gallery /> })],
]
