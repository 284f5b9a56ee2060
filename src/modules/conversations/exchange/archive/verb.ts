import type { Verb } from '../../../../platform/cli.js'
import type { OpenInstallation } from '../../../../platform/operator/verb.js'
import { ARCHIVE_USAGE, archiveVerb } from './archive-verb.js'
import { RESTORE_USAGE, restoreConversationVerb } from './restore-verb.js'

/** `conversation` and its own verbs: `conversation archive`, `conversation restore`. */
export function conversationVerb(open: OpenInstallation): Verb {
  const parts = [archiveVerb(open), restoreConversationVerb(open)]
  const usage = `${ARCHIVE_USAGE}\n${RESTORE_USAGE}`
  return {
    name: 'conversation',
    what: 'Write one conversation into a file, or bring one back: archive, restore.',
    usage,
    run: async ([name, ...args], terminal) => {
      const part = parts.find((known) => known.name === name)
      if (part) return part.run(args, terminal)
      terminal.tell(usage)
      return 2
    },
  }
}
