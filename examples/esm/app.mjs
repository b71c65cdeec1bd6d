import { createUnstuck, defineConfig } from 'unstuck'

const config = defineConfig({
  schemaVersion: 1,
  rules: [
    {
      id: 'voucher/refused',
      when: { signal: 'form-rejected', where: { form: 'voucher' }, atLeast: 2, within: '5m' },
      show: 'voucher-help',
      limits: { windows: [{ cap: 1, per: '1m' }], cooldownAfterDismiss: '1m' },
    },
  ],
  interventions: {
    'voucher-help': {
      kind: 'tip',
      title: 'Is it a gift card?',
      body: 'Gift cards begin with `GC` and are taken **at the checkout**, not here.',
      actions: [{ label: 'Thanks', dismiss: true }],
    },
  },
})

const unstuck = createUnstuck({
  config,
  // Ask your user first; `pending`, the default, keeps everything in memory and sends nothing.
  consent: 'granted',
  // forward: forwarder({ url: '/friction' }),
})

unstuck.on('signal', ({ type, count, form }) => note(`signal: ${type} ×${count} in ${form}`))
unstuck.on('intervention', ({ intervention, step }) => note(`help: ${intervention} ${step}`))
unstuck.on('problem', ({ message }) => console.warn(message))

// The product itself, which knows nothing of unstuck.
document.querySelector('form').addEventListener('submit', (event) => {
  event.preventDefault()
  const alert = document.querySelector('[role=alert]')
  alert.textContent = ''
  setTimeout(() => (alert.textContent = 'This code is not valid.'), 200)
})

function note(text) {
  document.querySelector('output').append(text, '\n')
}
