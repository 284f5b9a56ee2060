/** The language ideas are written in, where it is not the page's: one for all, or each its own. */
export type Lang = string | undefined | ((id: string) => string | undefined)

export const langOf = (lang: Lang, id: string): string | undefined =>
  typeof lang === 'function' ? lang(id) : lang
