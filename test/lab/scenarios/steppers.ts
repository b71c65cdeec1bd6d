import { covered, renderedAnew, swallowed } from '../breakages.ts'
import { family, type LabPage } from '../scenario.ts'

/** The number field with two buttons of every shop, in Bootstrap's clothes. */
const bootstrap: LabPage = {
  widget: 'bootstrap',
  body: `<div class="input-group" style="width: 200px">
      <button class="btn btn-outline-secondary" id="less" type="button">−</button>
      <input class="form-control" id="amount" value="1" aria-label="Amount">
      <button class="btn btn-outline-secondary" id="more" type="button">+</button>
    </div>`,
  script: `
    import 'bootstrap/dist/css/bootstrap.min.css'
    const amount = document.querySelector('#amount')
    document.querySelector('#more').onclick = () => (amount.value = Number(amount.value) + 1)
    document.querySelector('#less').onclick = () => (amount.value = Number(amount.value) - 1)`,
}

export const steppers = family('steppers', {
  'counts up fast with a plus that only sets the value of its field': {
    page: bootstrap,
    user: ({ press }) => press('#more', 6, 200),
  },
  'counts up and down again': {
    page: bootstrap,
    async user({ press }) {
      await press('#more', 4)
      await press('#less', 4)
    },
  },
  'presses the plus of a group that was rendered anew without its handlers': {
    page: renderedAnew(bootstrap, '.input-group'),
    user: ({ press }) => press('#more', 4),
    finds: ['rage-click'],
    on: '+',
  },
  'presses the plus under a layer that nobody has taken away': {
    page: covered(bootstrap),
    user: ({ press }) => press('#more', 4),
    finds: ['rage-click'],
  },
  'presses a plus whose events another script swallows': {
    page: swallowed(bootstrap),
    user: ({ press }) => press('#more', 4),
    finds: ['rage-click'],
    on: '+',
  },
})
