// Keeps a page of progress up to date: asks for it again every two seconds and changes its words, until it is done.
// Without this script there is a link that does the same.
const EVERY_MILLIS = 2_000

const look = async () => {
  const here = document.querySelector('[data-going]')
  if (!here) return
  try {
    const answer = await fetch(location.href)
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const there = answer.ok && page.querySelector('#progress')
    // Something is asked now: that is another page.
    if (answer.ok && !there) return location.reload()
    if (there && there.textContent !== here.textContent) here.replaceWith(there)
  } catch {
    // The line is down for a moment: what stands there stays.
  }
  setTimeout(look, EVERY_MILLIS)
}

setTimeout(look, EVERY_MILLIS)
