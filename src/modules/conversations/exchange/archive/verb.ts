import { type Verb, verbOf } from '../../../../platform/cli.js'
import type { OpenInstallation } from '../../../../platform/operator/verb.js'
import { archiveVerb } from './archive-verb.js'
import { restoreConversationVerb } from './restore-verb.js'

const WHAT = 'Write one conversation into a file, or bring one back: archive, restore.'

/** `conversation` and its own verbs: `conversation archive`, `conversation restore`. */
export const conversationVerb = (open: OpenInstallation): Verb =>
  verbOf({ name: 'conversation', what: WHAT }, [archiveVerb(open), restoreConversationVerb(open)])
