// Writes docs/running/settings.md from the table of settings.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, ready } from './ready.mjs'

ready()
const { settingsPage } = await import('../dist/platform/config/settings-page.js')
writeFileSync(join(ROOT, 'docs', 'running', 'settings.md'), settingsPage())
