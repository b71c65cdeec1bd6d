/** − 1 +, from 1 to 20. */
export function startStepper(root) {
  const output = root.querySelector('output')
  root.addEventListener('click', ({ target }) => {
    const step = Number(target.closest('[data-step]')?.dataset.step ?? 0)
    output.value = String(Math.min(20, Math.max(1, Number(output.value) + step)))
    root.querySelector('[data-step="-1"]').disabled = output.value === '1'
  })
  root.querySelector('[data-step="-1"]').disabled = true
}
