const ADDRESS = /^[^\s@<>,;:"()[\]\\\p{C}]{1,64}@[^\s@<>,;:"()[\]\\\p{C}]{1,253}$/u

/**
 * Is this one plain e-mail address? Stricter than the standard on purpose: no quotes, comments, lists, spaces or
 * control characters, so that an address can never become two, or a header.
 */
export function isAddress(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text)
}
