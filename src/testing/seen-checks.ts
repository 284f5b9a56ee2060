/**
 * What can only be seen when a page is drawn. It runs inside the page, as text, because the program itself knows
 * nothing of a browser. Gives a list of `{ id, where }`.
 */
export const SEEN = `(() => {
  const found = []
  const tell = (id, el) => found.push({ id, where: el.outerHTML.replace(/\\s+/g, ' ').slice(0, 160) })
  const all = [...document.body.querySelectorAll('*')].filter((el) => !el.closest('svg') && el.checkVisibility({ visibilityProperty: true }))
  const hasText = (el) => [...el.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
  const scrolls = (el) => { for (let up = el; up; up = up.parentElement) if (/auto|scroll/.test(getComputedStyle(up).overflowX) && up !== document.documentElement && up !== document.body) return true; return false }
  const unseen = (el) => el.closest('.govuk-visually-hidden, .govuk-skip-link:not(:focus)') !== null

  if (document.documentElement.scrollWidth > innerWidth) {
    const over = all.filter((el) => el.getBoundingClientRect().right > innerWidth + 1 && !scrolls(el))
    tell('the page never scrolls sideways', over.at(-1) ?? document.body)
  }
  for (const el of all) {
    if (unseen(el)) continue
    const style = getComputedStyle(el)
    const box = el.getBoundingClientRect()
    if (/hidden|clip/.test(style.overflow) && (el.scrollWidth > el.clientWidth + 1 || el.scrollHeight > el.clientHeight + 1) && el.textContent.trim()) tell('no words are cut', el)
    if (hasText(el)) {
      const size = parseFloat(style.fontSize)
      const long = el.textContent.trim().length
      if (size < 15.9) tell('letters are large enough', el)
      if (style.textAlign === 'justify') tell('text is not stretched', el)
      if (style.fontStyle === 'italic' && long > 80) tell('no long slanted text', el)
      if (style.textTransform === 'uppercase' && long > 3) tell('no capitals for whole words', el)
      if (/^(P|LI|DD)$/.test(el.tagName) && long > 160) {
        if ((parseFloat(style.lineHeight) || size * 1.15) / size < 1.4) tell('lines stand apart', el)
        if (box.width / (size * 0.45) > 100) tell('lines are short enough to follow', el)
      }
      if (el.tagName === 'A' && [...el.parentElement.childNodes].some((node) => node.nodeType === 3 && /\\p{L}/u.test(node.data))) {
        if (!/underline/.test(style.textDecorationLine) && style.borderBottomStyle === 'none') tell('a link among words is underlined', el)
      }
    }
    if (/^(A|BUTTON|LABEL|LEGEND|H[1-6]|SUMMARY)$/.test(el.tagName))
      for (const inner of el.querySelectorAll('*'))
        if (inner.textContent.trim() && !inner.closest('svg') && !inner.checkVisibility({ visibilityProperty: true })) tell('no words of a name are hidden from everybody', el)
  }

  const look = (el) => {
    const one = (which, pseudo) => { const s = getComputedStyle(which, pseudo); return [s.outlineStyle + s.outlineWidth + s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor, s.borderWidth].join() }
    const label = el.nextElementSibling
    return one(el) + (label && label.tagName === 'LABEL' ? one(label, '::before') : '')
  }
  const before = document.activeElement
  for (const el of all.filter((el) => el.matches('a[href], button, input, select, textarea, summary, [tabindex="0"]') && !el.disabled && !(el.closest('details:not([open])') && el.tagName !== 'SUMMARY'))) {
    el.blur()
    const plain = look(el)
    el.focus({ preventScroll: true })
    if (document.activeElement === el && look(el) === plain) tell('one can see where the keyboard is', el)
    if (document.activeElement === el && !unseen(el)) {
      const box = el.getBoundingClientRect()
      if (box.width < 1 || box.height < 1) tell('one can see where the keyboard is', el)
    }
    el.blur()
  }
  if (before && before !== document.body) before.focus({ preventScroll: true })
  return found
})()`
