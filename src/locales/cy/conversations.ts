import type { conversations as english } from '../en/conversations.js'

export const conversations: Record<keyof typeof english, string> = {
  'room.conversations': 'Sgyrsiau',
  'conversations.no.not-allowed': 'Mae angen i chi fod yn aelod o’r grŵp hwn i wneud hynny',
  'conversations.no.not-open-yet': 'Ni all dim agor cyn i’r rhestr dyletswyddau fod wedi’i chwblhau',
  'conversations.no.not-draft': 'Mae’r sgwrs hon ar agor yn barod',
  'conversations.no.no-question': 'Ysgrifennwch y cwestiwn',
  'conversations.no.no-replier': 'Dywedwch pwy fydd yn ateb',
  'conversations.told.started': 'Dechreuodd {who} sgwrs',
  'conversations.told.opened': 'Agorodd {who} sgwrs',
}
