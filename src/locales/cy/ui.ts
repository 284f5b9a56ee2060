/** Yr hyn sydd o amgylch pob tudalen. */
export const ui = {
  'ui.skip': 'Neidio i’r brif ran',
  'ui.language': 'Iaith',
  'ui.rooms': 'Ystafelloedd',
  'ui.path': 'Ble rydych chi',
  'ui.notices': 'Da gwybod',
  'ui.signed-in': 'Rydych wedi mewngofnodi fel {name}.',
  'ui.sign-out': 'Allgofnodi',
  'ui.not-my-device': 'Nid fy nyfais i',
  'ui.exit': 'Gadael y dudalen hon nawr',
  'ui.about': 'Am y lle hwn',
  'ui.made-with': 'gwnaed gyda',

  'ui.error': 'Gwall',
  'ui.errors': 'Edrychwch ar hyn eto, os gwelwch yn dda',
  'ui.done': 'Wedi’i wneud',
  'ui.news': 'Newydd',
  'ui.warning': 'Rhybudd',
  'ui.optional': '(os hoffech chi)',
  'ui.room-for': 'Mae lle i {most} o lythrennau.',
  'ui.not-watched': 'Does neb yn gwylio’r dudalen hon drwy’r amser. Peidiwch â rhoi gwybod am niwed yma.',
  'ui.back': 'Yn ôl',
  'ui.change': 'Newid',

  'ui.progress.left':
    '{done} o {of} wedi’u gwneud. {left, plural, zero {Does dim} one {Mae un} two {Mae dau} few {Mae tri} many {Mae chwech} other {Mae #}} ar ôl. Stopiwch pryd bynnag y mynnwch.',
  'ui.progress.done': 'Y {of} i gyd wedi’u gwneud.',

  'pages.title': 'Tudalennau’r rhestr hon',
  'pages.before': 'Cynt',
  'pages.after': 'Wedyn',
  'pages.one': 'Tudalen {n}',

  'date.day': 'Diwrnod',
  'date.month': 'Mis',
  'date.year': 'Blwyddyn',

  'place.help': 'Cymorth',
  'place.privacy': 'Preifatrwydd',
  'place.accessibility': 'Hygyrchedd',
  'place.cookies': 'Cwcis',
  'place.retention': 'Am ba hyd rydym yn cadw pethau',
  'place.record': 'Beth ddigwyddodd yma',

  'room.home': 'Hafan',
  'room.people': 'Pobl',
  'room.mine': 'Fy mhethau i',

  'help.now': 'Cymorth nawr',
  'help.danger': 'Mewn perygl nawr, neu wedi brifo’n ddrwg',
  'help.relay': 'Os na allwch glywed neu siarad yn dda ar y ffôn: gwasanaeth testun brys',
  'help.health': 'Yn sâl neu’n poeni am eich iechyd, ddydd neu nos: y GIG',
  'help.samaritans': 'Eisiau rhywun i wrando, ddydd neu nos: y Samariaid',
  'help.ours': 'Yn agos atoch chi',
  'help.more': 'Mwy o ffyrdd o gael cymorth',
} as const
