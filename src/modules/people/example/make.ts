import { layOrganisation } from '../../../platform/db/lay.js'
import type { Pool } from '../../../platform/db/pool.js'
import { type Organisation, organisationOf } from '../../../platform/organisation.js'
import type { House } from '../../../platform/room.js'
import type { Beside, Given } from '../beside.js'
import { NAME } from './cast.js'
import { removeExample } from './remove.js'
import { openStage } from './stage.js'
import { type Look, play } from './story.js'

/**
 * Makes the example at a host name that is free.
 * @returns in one sentence, why it cannot be made
 * @throws where a step fails; what was there of it by then is taken out again
 */
export async function makeExample(
  owner: Pool,
  house: House,
  host: string,
  others: readonly Beside[],
  given: Given,
): Promise<{ readonly organisation: Organisation; readonly looks: readonly Look[] } | string> {
  const about = { name: NAME, host, language: 'en', zone: 'Europe/London', madeUp: true } as const
  const made = await layOrganisation(owner, about)
  const organisation = await organisationOf(house.ground.pool, made)
  if (!organisation) throw new Error('the example just made is not there')
  const stage = openStage(house, organisation)
  const takeOut = async () => {
    await stage.world.end()
    await house.ground.sealer.idle()
    await removeExample(owner, organisation)
  }
  try {
    const looks = await play(stage, others, given)
    if (typeof looks !== 'string') return { organisation, looks }
    await takeOut()
    return looks
  } catch (error) {
    await takeOut()
    throw error
  } finally {
    await stage.world.end()
  }
}
