import { renderedAnew, withoutScript } from '../breakages.ts'
import { DEAD, family, RAGE, type LabPage } from '../scenario.ts'

const tippy: LabPage = {
  widget: 'tippy.js',
  body: `<button id="price" type="button">What is in the price?</button> <button id="save" type="button">Save</button><p id="done">Not saved</p>`,
  script: `
    import tippy from 'tippy.js'
    import 'tippy.js/dist/tippy.css'
    tippy('#price', { content: 'Tax and shipping', trigger: 'click' })
    tippy('#save', { content: 'Keep it for later' })
    let times = 0
    document.querySelector('#save').onclick = () => (document.querySelector('#done').textContent = 'Saved ' + ++times)`,
}

const native: LabPage = {
  widget: 'native',
  body: `<button id="more" type="button" popovertarget="menu">More</button><div id="menu" popover>Size, weight</div>
    <details><summary>Washing</summary>Cold, by hand</details>`,
}

const bootstrap: LabPage = {
  widget: 'bootstrap',
  body: `<button id="help" class="btn btn-light" type="button" data-bs-title="Voucher" data-bs-content="It is on your receipt">?</button>`,
  script: `
    import 'bootstrap/dist/css/bootstrap.min.css'
    import { Popover } from 'bootstrap'
    new Popover('#help')`,
}

export const popovers = family('popovers', {
  'opens and closes a Tippy by click': { page: tippy, user: ({ press }) => press('#price', 5, 300) },
  'presses a button with a Tippy that works': { page: tippy, user: ({ press }) => press('#save', 4, 250) },
  'opens and closes a native popover': { page: native, user: ({ press }) => press('#more', 5, 260) },
  'closes a native popover by a click outside': {
    page: native,
    async user({ press, pressAt, wait }) {
      await press('#more')
      await wait(400)
      await pressAt('html', 0.9, 0.9)
    },
  },
  'unfolds and folds native details': { page: native, user: ({ press }) => press('summary', 6, 220) },
  'opens and closes Bootstrap’s popover': { page: bootstrap, user: ({ press }) => press('#help', 4, 300) },
  'presses a dead button on which a Tippy shows': {
    page: { ...tippy, script: tippy.script!.replace(/document\.querySelector\('#save'\)\.onclick.*/, '') },
    user: ({ press }) => press('#save', 4),
    finds: RAGE,
    on: 'Save',
  },
  'presses a button whose native popover is missing': {
    page: { ...native, body: native.body.replace('id="menu"', '') },
    user: ({ press }) => press('#more'),
    finds: DEAD,
    on: 'More',
  },
  'presses a Tippy that did not load': {
    page: withoutScript(tippy),
    user: ({ press }) => press('#price', 3),
    finds: RAGE,
    on: 'What is in the price?',
  },
  'presses Bootstrap’s popover button that was rendered anew': {
    page: renderedAnew(bootstrap, '#help'),
    user: ({ press }) => press('#help', 4),
    finds: RAGE,
    on: '?',
  },
})
