import { createRequire } from 'node:module'
import { join } from 'node:path'
import { PROGRAM } from '../config/config.js'

/**
 * The library of the queue. While it loads it looks for a file of settings, in the folder somebody stands in and in
 * every folder above, and runs what it finds: whoever checks a record where others can leave files would run theirs.
 * So it is loaded as if from a folder of ours, where the file it looks for says nothing.
 */
export const { Logger, parseCronItems, run, runMigrations } = loadedFrom(join(PROGRAM, 'db'))

function loadedFrom(folder: string): typeof import('graphile-worker') {
  const { cwd } = process
  process.cwd = () => folder
  try {
    return createRequire(import.meta.url)('graphile-worker')
  } finally {
    process.cwd = cwd
  }
}
