import type { Route } from '../../../platform/web/route.js'
import { cardRoutes } from './card-routes.js'
import { codeRoutes } from './code-routes.js'
import type { Door } from './door.js'
import { inviteRoutes } from './invite-routes.js'
import { joinRoutes } from './join-routes.js'
import { passkeyRoutes } from './passkey-routes.js'
import { secondRoutes } from './second-routes.js'
import { sessionRoutes } from './session-routes.js'
import { signOnRoutes } from './sign-on-routes.js'
import { supportRoutes } from './support-routes.js'
import { waysRoutes } from './ways-routes.js'

/** Every address of joining and signing in. */
export const signInRoutes = (door: Door): readonly Route[] => [
  ...codeRoutes(door),
  ...joinRoutes(door),
  ...inviteRoutes(door),
  ...cardRoutes(door),
  ...sessionRoutes(door),
  ...waysRoutes(door),
  ...secondRoutes(door),
  ...passkeyRoutes(door),
  ...signOnRoutes(door),
  ...supportRoutes(door),
]
