import type { overview as english } from '../en/overview.js'

export const overview: Record<keyof typeof english, string> = {
  'home.title': 'Croeso i {name}',
  'home.lead': 'Yma rydym yn penderfynu gyda’n gilydd sut dylai gofal a chymorth fod.',
  'home.waiting': 'Mae’r lle hwn yn dal i gael ei osod. Dewch yn ôl yn fuan.',
  'home.record': 'Gweld y sêl ar ein cofnod',
  'heads.title': 'Y sêl ar ein cofnod',
  'heads.lead':
    'Bob nos rydym yn selio popeth a ddigwyddodd yma. Gall unrhyw un gadw sêl, a’i gwirio’n nes ymlaen.',
  'heads.what':
    'Pe bai rhywun yn newid y gorffennol, ni fyddai’r sêl a gadwoch yn ffitio mwyach. Ni all ddangos newid a wnaed cyn i chi ei chadw.',
  'heads.none': 'Bydd y sêl gyntaf yn cael ei gwneud heno.',
  'heads.of': 'Sêl {day}',
  'heads.size':
    '{size, plural, zero {# peth} one {un peth} two {# beth} few {# pheth} many {# pheth} other {# peth}} yn y cofnod hyd hynny.',
  'heads.feed': 'Cael pob sêl newydd mewn darllenydd ffrydiau',
}
