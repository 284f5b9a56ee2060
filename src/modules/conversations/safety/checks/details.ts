import { GIVEN_NAMES } from './given-names.js'
import { plainly, wordsIn } from './words-of.js'

export const DETAIL_KINDS = ['name', 'phone', 'email', 'address', 'postcode', 'nhs-number', 'web'] as const
export type DetailKind = (typeof DETAIL_KINDS)[number]

/** Something in a text by which a person is named or reached, as it was written. */
export type Detail = { readonly kind: DetailKind; readonly found: string }

/**
 * Personal details that may not stand in an idea. Each is told with what was found, so that it can be taken out.
 * @param names of people that whoever writes may know to be here; for somebody whom nobody knows an empty list, or
 * the answer would tell them who is
 */
export function detailsIn(text: string, names: readonly string[]): readonly Detail[] {
  const found = [
    ...all('email', text, EMAIL),
    ...all('web', text.replace(EMAIL, ' '), WEB),
    ...numbersIn(text),
    ...all('address', text, ADDRESS),
    ...all('postcode', text, POSTCODE).filter(({ found }) => isArea(found)),
    ...namesIn(text.replace(EMAIL, ' '), names),
  ]
  return found.filter(
    (one, at) => found.findIndex(({ kind, found }) => kind === one.kind && found === one.found) === at,
  )
}

// It begins where its letters begin, or a long run of letters would be read again from each of them.
const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu
const WEB =
  /(?:https?:\/\/\S+|www\.\S+|(?<![\p{L}\p{N}@])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|info|io|wales|cymru|uk)(?![\p{L}\p{N}])(?:\/\S*)?|(?<![\p{L}\p{N}@])@[\p{L}\p{N}_]{3,})/giu
// Ten or more digits, with the signs people put between them; never a date with strokes.
const NUMBER = /(?<![\p{L}\p{N}])(?:\+|00)?\(?\d(?:[\s().-]{0,2}\d){8,13}(?!\d)/gu
// The letters that the second half of a postcode never has make `4pm` and `9am` no postcodes.
const POSTCODE = /(?<![\p{L}\p{N}])[a-z]{1,2}\d[a-z\d]?\s?\d[abd-hjlnp-uw-z]{2}(?![\p{L}\p{N}])/giu

// A house number before the name of a street, as both languages write it: “4 Mill Lane”, “12 Heol y Parc”.
const ADDRESS =
  /(?<![\p{L}\p{N}£.,:/-])\d{1,4}[a-z]?,?\s+(?:(?:\p{Lu}[\p{L}'’.-]*\s+){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Ave|Close|Drive|Crescent|Terrace|Grove|Gardens|Mews)|(?:Heol|Stryd|Ffordd|Lôn|Rhodfa|Clos|Maes|Rhes|Teras)\s+(?:(?:y|yr|Y|Yr)\s+)?\p{Lu}[\p{L}'’-]+)(?![\p{L}\p{N}])/gu

const all = (kind: DetailKind, text: string, pattern: RegExp): Detail[] =>
  [...text.matchAll(pattern)].map(([found]) => ({ kind, found: found.trim().replace(/[.,;:!?)]+$/, '') }))

function numbersIn(text: string): Detail[] {
  return [...text.matchAll(NUMBER)].flatMap(([raw]): Detail[] => {
    const found = raw.trim()
    const digits = found.replace(/\D/g, '').replace(/^00/, '')
    if (isNhsNumber(found)) return [{ kind: 'nhs-number', found }]
    return isPhone(found, digits) ? [{ kind: 'phone', found }] : []
  })
}

// Numbers that belong to everybody: helplines and offices.
const FOR_EVERYBODY = /^0(?:800|808|30\d|33\d|34\d|37\d)/

function isPhone(found: string, digits: string): boolean {
  if (found.startsWith('+') || found.startsWith('00')) return digits.length >= 10
  return /^0\d{9,10}$/.test(digits) && !FOR_EVERYBODY.test(digits)
}

/** Ten digits of which the last is a check: the others times 10 down to 2, added, modulo 11. (NHS Data Dictionary) */
export function isNhsNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '')
  if (!/^\d{10}$/.test(digits)) return false
  const sum = [...digits.slice(0, 9)].reduce((all, digit, at) => all + Number(digit) * (10 - at), 0)
  const check = (11 - (sum % 11)) % 11
  return check !== 10 && check === Number(digits[9])
}

// The areas there are (Royal Mail), so that not every letter with a number is somebody's home.
const AREAS = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
  GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA
  PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS
  WV YO ZE`.split(/\s+/),
)
const isArea = (postcode: string) => AREAS.has(/^[a-z]+/i.exec(postcode)?.[0].toUpperCase() ?? '')

const GIVEN = new Set(GIVEN_NAMES.trim().split(/\s+/))
const PAIR =
  /(?<![\p{L}\p{N}])(\p{Lu}[\p{L}'’-]+)(?=\s+((?:(?:ap|ab|ferch|van|de|Mc|Mac|O['’])\s?)?\p{Lu}[\p{L}'’-]+))/gu

/** People who are listed here, by their whole name; and whatever has the shape of one: a first name and another. */
function namesIn(text: string, names: readonly string[]): Detail[] {
  const words = ` ${wordsIn(text).join(' ')} `
  const listed = names
    .filter((name) => wordsIn(name).length > 1 && words.includes(` ${wordsIn(name).join(' ')} `))
    .map((found): Detail => ({ kind: 'name', found }))
  const shaped = [...text.matchAll(PAIR)]
    .filter(([, first = '', second = '']) => GIVEN.has(plainly(first)) && !NO_NAME.has(plainly(second)))
    .map(([, first, second]): Detail => ({ kind: 'name', found: `${first} ${second}` }))
    .filter(({ found }) => !listed.some((one) => plainly(one.found) === plainly(found)))
  return [...listed, ...shaped]
}

// What may follow a first name with a capital letter and make the name of a place or a day.
const NO_NAME = new Set(
  `house hall street road avenue court lodge centre ward hospital school church close lane park day and or house's
  hospice clinic college university surgery royal monday tuesday wednesday thursday friday saturday sunday january
  february march april may june july august september october november december`.split(/\s+/),
)
