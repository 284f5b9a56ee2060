// Keeps the big screen of a workshop up to date: asks every few seconds, and changes only what is different. Nothing
// is announced by itself; without this script the page loads itself again.
const screen = document.querySelector('[data-screen]')

const put = (id, text) => {
  const at = document.getElementById(id)
  if (at && at.textContent !== text) at.textContent = text
}

const line = ({ text, lang, note }) => {
  const item = document.createElement('li')
  const said = document.createElement('q')
  said.textContent = text
  if (lang) said.lang = lang
  item.append(said)
  if (note) {
    const more = document.createElement('p')
    more.className = 'note'
    more.textContent = note
    item.append(more)
  }
  return item
}

const look = async () => {
  try {
    const answer = await fetch(screen.dataset.screen, { headers: { accept: 'application/json' } })
    if (!answer.ok) return
    const state = await answer.json()
    if (state.mark === screen.dataset.mark) return
    screen.dataset.mark = state.mark
    for (const part of ['people', 'ideas', 'asOf', 'sentence', 'more']) put(`screen-${part}`, state[part])
    document.getElementById('screen-shared')?.replaceChildren(...state.shared.map(line))
  } catch {
    // The line is down for a moment: what stands there stays, and the next look tries again.
  }
}

if (screen) setInterval(look, Number(screen.dataset.every))
