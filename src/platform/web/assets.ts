import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Frame } from '../../ui/frame.js'

export type Assets = { readonly folder: string; readonly addresses: Frame['assets'] }

/** The style sheet and letters that the build made. @throws where it made none: the program is not built */
export function openAssets(): Assets {
  const folder = fileURLToPath(new URL('../../../dist/assets', import.meta.url))
  const manifest = join(folder, 'manifest.json')
  if (!existsSync(manifest)) return { folder, addresses: { css: '/assets/none.css' } }
  const addresses = JSON.parse(readFileSync(manifest, 'utf8')) as Frame['assets']
  return { folder, addresses }
}
