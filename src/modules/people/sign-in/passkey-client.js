// Asks the browser for a passkey where a form wants one, and sends the form with the answer. Without this script the
// page says so and leads to the other ways.
const toBytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0))
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

const listed = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }))

function wanted(form) {
  const { user, ...options } = JSON.parse(form.dataset.options)
  return {
    ...options,
    challenge: toBytes(options.challenge),
    ...(user && { user: { ...user, id: toBytes(user.id) } }),
    ...(options.excludeCredentials && { excludeCredentials: listed(options.excludeCredentials) }),
    ...(options.allowCredentials && { allowCredentials: listed(options.allowCredentials) }),
  }
}

function asJson({ id, rawId, type, response, ...rest }) {
  const parts = {}
  for (const name of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'])
    if (response[name]) parts[name] = toText(response[name])
  if (response.getTransports) parts.transports = response.getTransports()
  return { id, rawId: toText(rawId), type, response: parts, clientExtensionResults: {}, ...rest }
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!window.PublicKeyCredential) continue
  for (const part of document.querySelectorAll('[data-with-script]')) part.hidden = false
  for (const part of document.querySelectorAll('[data-without-script]')) part.hidden = true
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const publicKey = wanted(form)
    const ask = form.dataset.passkey === 'make' ? 'create' : 'get'
    try {
      form.elements.answer.value = JSON.stringify(asJson(await navigator.credentials[ask]({ publicKey })))
      form.submit()
    } catch {
      // The person said no, or the device has none: the page says what else they can do.
      for (const part of document.querySelectorAll('[data-not-done]')) part.hidden = false
    }
  })
}
