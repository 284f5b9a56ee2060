/** Groups of opinion are lettered from the largest: A, B, … Z, AA, BB, … */
export const groupName = (g: number): string =>
  String.fromCodePoint(65 + (g % 26)).repeat(1 + Math.floor(g / 26))

/**
 * How a label names a group of opinion, so that it cannot be mistaken for a perspective that people declared:
 * "group:B".
 */
export const GROUP = 'group:'
