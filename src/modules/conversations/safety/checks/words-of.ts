/** Small letters, no accents, one kind of apostrophe: so that words are compared as people mean them. */
export const plainly = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[‘’ʼ`´]/g, "'")

/** The words of a text, in their order, each as `plainly` writes it. */
export const wordsIn = (text: string): readonly string[] =>
  plainly(text).match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) ?? []
