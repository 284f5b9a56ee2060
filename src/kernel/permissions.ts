/** Every permission there is, and who has it. Nothing else in the code grants anything. */
export const ROLES = {
  observer: ['garden.see'],
  member: ['garden.see', 'garden.confirm'],
  facilitator: ['garden.see', 'garden.confirm', 'garden.promise'],
} as const

export type Role = keyof typeof ROLES
export type Permission = (typeof ROLES)[Role][number]
