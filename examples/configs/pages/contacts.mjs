import { markup } from '../../playground/public/markup.mjs'
import { layout } from './layout.mjs'

export const contactsPage = () =>
  layout({
    title: 'Contacts',
    config: 'bulk-by-hand.json',
    body: markup`
      <h1>Contacts</h1>
      <p><button type="button" data-test="import" aria-expanded="false">Import …</button></p>
      <p id="importing" hidden>Drop a spreadsheet here.</p>
      <form>
        <label>Name <input name="name" required /></label>
        <button>Add</button>
      </form>
      <ul></ul>`,
    script: `
      const form = document.querySelector('form')
      const open = document.querySelector('[data-test=import]')
      open.addEventListener('click', () => {
        const isOpen = !document.querySelector('#importing').toggleAttribute('hidden')
        open.setAttribute('aria-expanded', String(isOpen))
      })
      form.addEventListener('submit', async (event) => {
        event.preventDefault()
        const name = form.elements.name.value
        await fetch('/api/contacts', { method: 'POST', body: name })
        document.querySelector('ul').append(Object.assign(document.createElement('li'), { textContent: name }))
        form.reset()
      })`,
  })
