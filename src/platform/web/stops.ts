/** What stops a request besides `Missing`. Each has a page of its own, in plain words. */

/** More was sent than anybody needs: too large a body, or too many fields. */
export class TooMuch extends Error {
  override name = 'TooMuch'
}

/** Too many tries, or too many pages at once. `seconds`: after how long it is worth trying again. */
export class TooOften extends Error {
  override name = 'TooOften'
  constructor(readonly seconds: number) {
    super()
  }
}
