import type { conversationsResults as en } from '../en/conversations-results.js'

export const conversationsResults: Record<keyof typeof en, string> = {
  'results.told.counted': 'Daeth canlyniadau newydd sgwrs allan',
  'results.told.forgot': 'Tynnwyd enwau pobl sydd wedi mynd o’r hyn y cyfrifir canlyniadau ag ef',
}
