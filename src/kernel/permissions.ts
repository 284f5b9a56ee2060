/**
 * Every permission there is, and who has it. Nothing else in the code grants anything. A member is somebody who is
 * in the group; a facilitator holds the confirmed key of one side, in every group.
 */
export const ROLES = {
  observer: ['garden.see'],
  member: ['garden.see', 'garden.confirm', 'people.see', 'people.invite', 'conversations.start'],
  facilitator: [
    'garden.see',
    'garden.confirm',
    'garden.promise',
    'people.see',
    'people.invite',
    'conversations.start',
    'conversations.keep',
    'people.propose',
    'people.decide',
    'people.hold',
    'people.do-duties',
    'people.mend',
  ],
} as const

export type Role = keyof typeof ROLES
export type Permission = (typeof ROLES)[Role][number]
