const AWAY = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ENOENT', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']
// shutting down, crashed, starting up, too many connections
const AWAY_STATES = ['57P01', '57P02', '57P03', '53300']
const AWAY_WORDS = /timeout exceeded when trying to connect|Connection terminated|pool after calling end/

/** Is this the database being away for a moment, rather than something broken in the program? */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (AWAY_WORDS.test(error.message)) return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return AWAY.includes(code) || AWAY_STATES.includes(code) || /^08/.test(code)
}
