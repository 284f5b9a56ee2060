/** What a report of a conversation says. */
export const report = {
  'count.exactly': '{n, number}',
  'count.at-least': '{n, number} or more',
  'count.fewer-than-5': 'fewer than 5 so far',
  'count.fewer-than-10': 'fewer than 10 so far',
  'count.fewer-than-15': 'fewer than 15 so far',
  'count.fewer-than-20': 'fewer than 20 so far',
  'share.about': '{percent}%',
  'share.nearly-all': 'nearly all',
  'share.hardly-any': 'hardly any',
  'cell.fewer-than-5': 'fewer than 5 so far',
  'cell.fewer-than-10': 'fewer than 10 so far',
  'cell.fewer-than-15': 'fewer than 15 so far',
  'cell.fewer-than-20': 'fewer than 20 so far',
  'cell.protects-others': 'kept back to protect a small group',
  'cell.shown': 'agree {agree}, disagree {disagree}, not sure {unsure} ({heard} or more answered)',
  'perspective.everyone': 'everyone',
  'perspective.list-and': '{first} and {last}',

  'label.common-ground': 'common ground',
  'label.leaning': 'leaning',
  'label.not-enough-voices': 'not enough voices yet',
  'label.opposed': 'opposed',
  'label.divided': 'divided',
  'label.open': 'open',
  'label.withheld': 'kept back',

  'report.title': 'What people said, and what they share',
  'report.lead':
    'This report shows what each group of people thinks of each idea. It looks first for what they all share.',
  'report.skip': 'Skip to the report',
  'report.contents': 'In this report',

  'took-part.title': 'Who took part',
  'took-part.people':
    '{people} people took part. They answered {ideas, plural, one {# idea} other {# ideas}}.',
  'took-part.few': 'Fewer than {fewest, number} people took part so far.',
  'took-part.hidden':
    '{hidden, plural, one {# more idea was hidden where this came from. It is} other {# more ideas were hidden where this came from. They are}} left out here.',
  'took-part.declared': 'People told us this themselves. One person can be in more than one group.',
  'took-part.not-declared': 'Nobody said which group they speak from. So everyone stands together here.',
  'took-part.required': '{name} (must be heard)',

  'common-ground.title': 'Common ground',
  'common-ground.lead':
    'We are fairly sure that most people in every group agree with {n, plural, one {this idea} other {these ideas}}.',
  'common-ground.none': 'There is no common ground we can be sure of yet.',
  'common-ground.none-next': 'This can change as more people answer.',
  'common-ground.least': 'We are least sure of: {name} ({heard} or more answered).',
  'common-ground.least-unheard': 'We are least sure of: {name}.',
  'common-ground.strength': 'Some groups agree more strongly than others.',
  'common-ground.both-ends': 'People at both ends of opinion agree.',

  'leaning.title': 'Leaning towards agreement',
  'leaning.lead': 'These may become common ground. It is too early to be sure.',

  'divides.title': 'What divides',
  'divides.none': 'We found no idea that clearly divides the groups.',
  'divides.one-perspective': 'We cannot compare groups, because nobody said which group they speak from.',
  'divides.too-few': 'Too few people to compare the groups.',
  'divides.pair': '{first} and {second} are about {points} points apart.',
  'divides.pair-certain': 'This is more than chance.',
  'divides.pair-uncertain': 'This could be chance.',
  'divides.pair-none': '{first} and {second}: no difference we can see.',
  'divides.ideas': 'These ideas divide them most, the clearest first:',
  'divides.opposed':
    'Among {names}, most people disagree with {n, plural, one {this idea} other {these ideas}}:',
  'divides.opposed-everyone': 'Most people disagree with {n, plural, one {this idea} other {these ideas}}:',

  'opinion.title': 'Groups of opinion',
  'opinion.groups':
    'People who answer alike form {n, plural, one {# group} other {# groups}}. It is one way to read the answers, not the only one.',
  'opinion.spectrum':
    'This looks like a spectrum, not groups. People stand along a line, with no clear gaps.',
  'opinion.nothing': 'There is no pattern in the answers that chance alone could not make.',
  'opinion.too-few': 'Too few people to say whether there are groups of opinion.',
  'opinion.polis':
    'These groups are computed as Polis computes them. Polis always finds at least two groups.',
  'opinion.thinned': 'We tested this on a sample, because so many people took part.',
  'opinion.name': 'group {name}',
  'opinion.group': 'Group {name}: {people}',
  'opinion.more-agree': 'More than others, they agree: “{text}”',
  'opinion.more-disagree': 'More than others, they disagree: “{text}”',

  'map.title': 'The map',
  'map.lead':
    'People who answer alike stand close together. Each soft shape is where most of a group stands. No dot is a person.',
  'map.picture':
    'Map of opinion: {areas, plural, one {# area} other {# areas}} and {points, plural, one {# idea} other {# ideas}}',
  'map.table': 'The ideas on the map',
  'map.points': 'The map shows the {n} ideas that most tell people apart.',
  'map.number': 'Number',
  'map.idea': 'Idea',
  'map.across': 'Across',
  'map.along': 'Up',
  'map.right': 'People further right agree more with:',
  'map.left': 'People further left agree more with:',
  'map.up': 'People further up agree more with:',
  'map.down': 'People further down agree more with:',
  'map.axes': 'Moving left or right, up or down, means nothing by itself.',
  'map.you': 'you',
  'map.fewer-than-20': 'There is no map, because fewer than 20 people took part. It could show who is who.',
  'map.nothing-to-see': 'There is no map, because there is no pattern to draw.',

  'missing.title': 'Who we have not heard enough',
  'missing.none': 'Every group has been heard on most ideas.',
  'missing.under-heard': 'We need to hear more from {name}.',
  'missing.few': 'We need to hear more from {name}: fewer than {fewest, number} so far.',
  'missing.ideas': '{n, plural, one {# idea still needs} other {# ideas still need}} voices:',
  'missing.from': 'from {names}',
  'missing.more': 'and {n, plural, one {# more} other {# more}}, all in the table of ideas',

  'slate.title': 'A fair short list',
  'slate.lead':
    'These {n, plural, one {is # idea} other {are # ideas}} chosen so that every group of people with shared priorities is there.',
  'slate.certificate':
    'We checked this: {violations, plural, =0 {no idea was} one {# idea was} other {# ideas were}} left out unfairly. {people} people marked what matters most, out of {candidates, plural, one {# idea} other {# ideas}}.',
  'slate.agrees': 'This list uses plain agreement, not priorities. That makes the check weak.',
  'slate.absent': 'The check speaks only for people who marked ideas.',
  'slate.joined':
    'Groups in which fewer than 5 people marked ideas count as one here, so that nobody’s marks can be told.',
  'slate.no-marks':
    'There is no short list, because nobody has marked what matters most to them. Give a file with --marks.',
  'slate.too-few-marks':
    'There is no short list, because fewer than {fewest, number} people marked what matters most.',
  'slate.no-candidates': 'There is no short list, because no idea is common ground or leaning yet.',

  'ideas.title': 'Every idea',
  'ideas.lead': 'What each group answered. Numbers are rounded, so that nobody can be picked out.',
  'ideas.idea': 'Idea',
  'ideas.where': 'Where it stands',
  'ideas.note-agree': 'Each box says how many agree, disagree and are not sure, and how many answered.',
  'ideas.withheld':
    '{cells, plural, one {# box is} other {# boxes are}} not shown. Fewer than {fewest, number} people answered there, or it protects such a group.',
  'ideas.labels-withheld':
    '{labels, plural, one {The place of # idea is} other {The places of # ideas are}} kept back, because it would give away how a few people answered.',
  'ideas.agree': 'Agree',
  'ideas.disagree': 'Disagree',
  'ideas.unsure': 'Not sure',
  'ideas.heard': '{heard} or more answered',

  'made.title': 'How this was made',
  'made.files': 'What was read',
  'made.file': 'File',
  'made.read': 'Rows read',
  'made.used': 'Used',
  'made.replaced': 'Changed later',
  'made.refused': 'Refused',
  'made.row':
    '{file}: {read, plural, one {# row} other {# rows}} read, {used, number} used, {replaced, number} changed by a later answer, {refused, number} refused.',
  'made.row-rounded':
    '{file}: {read, number} or more rows read, {used, number} or more used, {replaced, number} changed by a later answer, {refused, number} refused.',
  'made.rounded': 'Some of these counts are rounded down, because they would say how many people answered.',
  'made.notices': 'What was odd about the files',
  'made.seed': 'Made by Throughline with seed {seed}. The same files and seed always give the same report.',
  'made.rules':
    'No number here comes from fewer than {fewest, number} people. Counts go in fives. Shares are rounded to 10%, or to 5% where 20 or more answered.',
  'command.page': 'The page is in {file}.',
  'command.exposed':
    'There is no report. Whatever it showed, somebody could find out how a few people answered.',
  'command.people': 'Where each person stands is in {file}. It must not be published.',

  'made.polis': 'Polis figures for every idea are in the JSON. They are exact. Do not publish them.',
} as const
