// Has the next idea ready where one votes. Without it every button sends the form, and the page comes anew; whatever
// goes wrong here does the same.
const form = document.querySelector('form.tl-vote')
const at = (id) => document.getElementById(id)
/** A hidden field of the form; what the page left out is made here. */
function field(name) {
  const there = form.elements.namedItem(name)
  if (there) return there
  const made = Object.assign(document.createElement('input'), { type: 'hidden', name })
  form.append(made)
  return made
}
const said = at('said')
const just = form.querySelector('.tl-just')
const undo = form.querySelector('[value=undo]')
const back = form.querySelector('[value=back]')
const matters = form.querySelector('[value=mark]')
const reader = at('read')
const page = document.documentElement.lang

let current = {
  n: Number(field('idea').value),
  text: at('idea').textContent,
  lang: at('idea').lang || page,
  notes: [...at('notes').children].map((one) => ({ text: one.textContent, lang: one.lang || page })),
  marked: matters.getAttribute('aria-pressed') === 'true',
  vote: form.querySelector('[name=vote][aria-pressed=true]')?.value ?? '',
}
let next = JSON.parse(form.dataset.next)
let before = null
let going = Promise.resolve()

function show(card) {
  current = card
  globalThis.speechSynthesis?.cancel()
  at('idea').textContent = card.text
  at('idea').lang = card.lang
  const notes = (card.notes ?? []).map(({ text, lang }) =>
    Object.assign(document.createElement('p'), { textContent: text, lang }),
  )
  at('notes').replaceChildren(...notes)
  field('idea').value = card.n
  matters.setAttribute('aria-pressed', card.marked === true)
  for (const button of form.querySelectorAll('[name=vote]'))
    if (card.vote) button.setAttribute('aria-pressed', button.value === card.vote)
    else button.removeAttribute('aria-pressed')
  for (const one of form.querySelectorAll('[formaction], a[href^=ideas]')) {
    const name = one.hasAttribute('href') ? 'href' : 'formaction'
    one.setAttribute(name, one.getAttribute(name).replace(/\d+/, card.n))
  }
  at('idea').focus({ preventScroll: true })
  if (at('idea').getBoundingClientRect().top < 0) at('idea').scrollIntoView()
}

function draw({ progress, done, of }) {
  const bar = form.querySelector('.tl-progress')
  bar.querySelector('p').textContent = progress
  const steps = Math.min(of, 12)
  const whole = bar.querySelector('.tl-ahead')
  const turns = whole.getAttribute('d').split('T')
  if (turns.length !== 2 * steps) return
  const reached = of ? Math.round((done / of) * steps) : 0
  bar.querySelector('.tl-tied').setAttribute('d', `M6 12h${reached * 48 + 0.1}`)
  let line = bar.querySelector('path:not([class])')
  if (!line) {
    line = whole.cloneNode()
    line.removeAttribute('class')
    whole.after(line)
  }
  line.setAttribute('d', reached ? turns.slice(0, 2 * reached).join('T') : 'M6 12')
}

function tell(answer) {
  // Emptied first, so that the same words twice are heard twice.
  said.textContent = ''
  setTimeout(() => (said.textContent = answer.said), 60)
  at('just').textContent = answer.short
  just.hidden = answer.short === ''
  undo.hidden = !answer.undo
  field('seen').value = answer.seen
  field('was').value = answer.was
  draw(answer)
}

/** Sends the form as it would have gone without this script. */
function plainly(name, value, idea) {
  const input = document.createElement('input')
  Object.assign(input, { type: 'hidden', name, value })
  form.append(input)
  field('idea').value = idea
  form.submit()
}

async function ask(fields) {
  const body = new URLSearchParams(new FormData(form))
  for (const [name, value] of Object.entries({ script: 'yes', ...fields })) body.set(name, value)
  const answer = await fetch(form.action, { method: 'POST', body, redirect: 'error' })
  if (!answer.ok) throw new Error(`${answer.status}`)
  return answer.json()
}

async function turn(name, value) {
  const card = current
  const ahead = next
  if (value === 'undo') return takeBack()
  if (!ahead && value !== 'mark') return plainly(name, value, card.n)
  if (value === 'mark') return mark(card)
  next = null
  if (ahead) show(ahead)
  try {
    const answer = await ask({ [name]: value, idea: card.n, have: ahead.n, from: before?.n ?? '' })
    if (answer.goTo) return location.assign(answer.goTo)
    before = { ...card, vote: name === 'vote' ? value : card.vote }
    field('from').value = card.n
    back.hidden = false
    next = answer.next
    tell(answer)
  } catch {
    plainly(name, value, card.n)
  }
}

async function mark(card) {
  try {
    const answer = await ask({ do: 'mark', idea: card.n, have: card.n })
    if (answer.goTo) return location.assign(answer.goTo)
    card.marked = answer.marked
    matters.setAttribute('aria-pressed', card.marked)
    next ??= answer.next
    tell(answer)
  } catch {
    plainly('do', 'mark', card.n)
  }
}

async function takeBack() {
  if (!before) return plainly('do', 'undo', current.n)
  const [card, ahead] = [before, current]
  try {
    const answer = await ask({ do: 'undo', from: card.n, idea: ahead.n, have: card.n })
    if (answer.goTo) return location.assign(answer.goTo)
    before = null
    next = ahead
    field('from').value = ''
    back.hidden = true
    show({ ...card, vote: field('was').value })
    tell(answer)
  } catch {
    plainly('do', 'undo', ahead.n)
  }
}

form.addEventListener('submit', (event) => {
  const button = event.submitter
  if (!button?.name || button.hasAttribute('formaction') || button.value === 'back' || field('to').value)
    return
  event.preventDefault()
  // One after the other: whoever is quick does not lose an answer.
  going = going.then(() => turn(button.name, button.value))
})

if ('speechSynthesis' in globalThis) {
  reader.hidden = false
  reader.addEventListener('click', () => {
    speechSynthesis.cancel()
    speechSynthesis.speak(Object.assign(new SpeechSynthesisUtterance(current.text), { lang: current.lang }))
  })
}

// One key answers only where the person switched it on, on this device; never while they type or hold another key.
const KEYS = { a: 'agree', d: 'disagree', n: 'unsure' }
const keys = at('keys')
const tick = keys.querySelector('input')
const kept = (() => {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
})()
keys.hidden = false
tick.checked = kept?.getItem('one-key') === 'yes'
tick.addEventListener('change', () => kept?.setItem('one-key', tick.checked ? 'yes' : 'no'))
document.addEventListener('keydown', (event) => {
  const { key, ctrlKey, altKey, metaKey, target, repeat } = event
  const types = target.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable]')
  const vote = KEYS[key.toLowerCase()]
  if (!tick.checked || !vote || ctrlKey || altKey || metaKey || repeat || types) return
  event.preventDefault()
  form.requestSubmit(form.querySelector(`[name=vote][value=${vote}]`))
})
