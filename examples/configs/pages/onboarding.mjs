import { markup } from '../../playground/public/markup.mjs'
import { layout } from './layout.mjs'

export const onboardingPage = () =>
  layout({
    title: 'Get started',
    config: 'onboarding-stuck.json',
    body: markup`
      <h1>Connect your first source</h1>
      <form id="source" action="/api/sources">
        <label>Database address <input name="address" required /></label>
        <button>Connect</button>
      </form>
      <p class="done" role="status"></p>`,
    script: `
      const form = document.querySelector('form')
      form.addEventListener('submit', async (event) => {
        event.preventDefault()
        await fetch('/api/sources', { method: 'POST', body: form.elements.address.value })
        document.querySelector('.done').textContent = 'Connected: your data arrives within minutes.'
      })`,
  })
