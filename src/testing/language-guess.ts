// Little words that stand in nearly every sentence of one language and in hardly any of the other.
const WORDS = {
  en: /^(the|and|of|to|is|are|that|this|with|for|you|your|we|it|not|have|has|be|from|what|who|would|when|or|on)$/,
  cy: /^(y|yr|yn|ac|o|i’r|sy’n|mae|nid|ydy|yw|chi|eich|rydych|gyda|ar|hyn|hon|neu|i|am|ei|eu|wedi|beth|pwy|nawr|gan|dim|bydd|fel|a’r|o’r|pob)$/,
  fr: /^(le|la|les|des|du|et|est|pas|vous|nous|avec|pour|que|qui|dans|une|allons|madame|monsieur)$/,
} as const

/** Letters of languages that run from right to left. */
export const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u

/** The language some text is most likely in, or nothing where it is too short to tell. */
export function languageOf(text: string): 'en' | 'cy' | 'fr' | undefined {
  const words =
    text
      .toLowerCase()
      .replaceAll("'", '’')
      .match(/[\p{L}’]+/gu) ?? []
  const count = (known: RegExp) => words.filter((word) => known.test(word)).length
  const counts = [
    ['en', count(WORDS.en)],
    ['cy', count(WORDS.cy)],
    ['fr', count(WORDS.fr)],
  ] as const
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a)
  // Three little words, and three times as many as of any other language.
  return first![1] >= 3 && first![1] >= 3 * second![1] ? first![0] : undefined
}
