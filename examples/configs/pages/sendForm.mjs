/** The page's own code: sends its form, goes on, or says why not. */
export const SEND_FORM = `
  const form = document.querySelector('form')
  const error = form.querySelector('.msg-error')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    error.hidden = true
    const answer = await fetch(form.getAttribute('action'), { method: 'POST', body: new URLSearchParams(new FormData(form)) })
    const { message } = await answer.json()
    if (!answer.ok) {
      error.textContent = message
      error.hidden = false
    } else if (form.dataset.next) location.href = form.dataset.next
    else form.replaceWith(Object.assign(document.createElement('p'), { className: 'done', textContent: message }))
  })
`
