import type { conversationsExchange as english } from '../en/conversations-exchange.js'

export const conversationsExchange: Record<keyof typeof english, string> = {
  'exchange.no.not-allowed': 'Dim ond deiliaid yr allweddi all ddod â sgwrs i mewn',
  'exchange.no.no-question': 'Does dim cwestiwn yn y ffeiliau. Ysgrifennwch un',
  'exchange.no.long-question': 'Mae mwy na 300 o lythrennau yn y cwestiwn. Ysgrifennwch un byrrach',
  'exchange.no.long-about':
    'Mae mwy na 2,000 o lythrennau yn yr hyn sydd am y cwestiwn. Gwnewch e’n fyrrach yn y ffeil',
  'exchange.no.long-idea': 'Mae mwy na 1,000 o lythrennau yn y syniad {idea}. Gwnewch e’n fyrrach yn y ffeil',
  'exchange.no.unknown-perspectives':
    '{n, plural, zero {Mae’r safbwyntiau hyn} one {Mae’r safbwynt hwn} two {Mae’r safbwyntiau hyn} few {Mae’r safbwyntiau hyn} many {Mae’r safbwyntiau hyn} other {Mae’r safbwyntiau hyn}} yn y ffeil, ond ddim yma: {names}.',
  'exchange.no.long-perspective':
    'Mae mwy nag 80 o lythrennau yn yr enw “{name}”. Gwnewch e’n fyrrach yn y ffeil',
  'exchange.no.unknown-required':
    'Does neb yn y ffeil yn siarad fel “{name}”, felly all e ddim bod yn un y mae’n rhaid ei glywed',
  'exchange.no.not-in-files': 'Does neb yn y ffeil yn siarad fel “{name}”, felly chaiff y safbwynt mo’i greu',
  'exchange.told.imported': 'Daeth {who} â sgwrs a gynhaliwyd yn rhywle arall i mewn',
}
