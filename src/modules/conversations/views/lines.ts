/** Words in lines of at most so many letters; a longer word is broken. */
export function linesOf(words: string, most: number): string[] {
  const lines: string[] = []
  for (const word of words.split(' ').flatMap((one) => broken(one, most))) {
    const last = lines.at(-1)
    if (last !== undefined && [...last].length + 1 + [...word].length <= most)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function broken(word: string, most: number): string[] {
  const letters = [...word]
  if (letters.length <= most) return [word]
  return [letters.slice(0, most).join(''), ...broken(letters.slice(most).join(''), most)]
}
