import type { Eraser } from '../platform/archive/erase.js'
import type { Verb } from '../platform/cli.js'
import type { OpenInstallation } from '../platform/operator/verb.js'
import type { Site } from './ground.js'

type Settings = {
  readonly secret: Uint8Array
  readonly dataFolder: string
  readonly erasers?: readonly Eraser[]
}

/** A site as the command line opens it. Closing leaves the site standing: the test closes that. */
export function installationOf({ ownerUrl, ground, sealer }: Site, settings: Settings): OpenInstallation {
  const close = () => sealer.idle()
  const installation = {
    ownerUrl,
    ground,
    program: '0.1.0',
    address: 'https://together.example',
    erasers: [],
    ...settings,
    close,
  }
  return async () => ({ ok: true, installation })
}

/** Runs a command as from a terminal. @returns its exit code, what it told and what it said */
export async function ran(verb: Verb, args: readonly string[]) {
  const told: string[] = []
  const said: string[] = []
  const terminal = {
    say: (text: string) => void said.push(text),
    tell: (text: string) => void told.push(text),
    progress: () => undefined,
  }
  const code = await verb.run(args, terminal)
  return { code, told: told.join('\n'), said: said.join('') }
}
