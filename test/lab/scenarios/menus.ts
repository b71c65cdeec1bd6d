import { renderedAnew, swallowed, withoutScript } from '../breakages.ts'
import { DEAD, family, RAGE, type LabPage } from '../scenario.ts'

const headless: LabPage = {
  widget: '@headlessui/react',
  body: '<div id="root"><button type="button">Options</button></div><p id="done"></p>',
  script: `
    import { Menu, MenuButton, MenuItem, MenuItems } from '@headlessui/react'
    import { createRoot } from 'react-dom/client'
    const done = (text) => () => (document.querySelector('#done').textContent = text)
    createRoot(document.querySelector('#root')).render(<Menu>
      <MenuButton>Options</MenuButton>
      <MenuItems>
        <MenuItem><button onClick={done('Copied')}>Copy</button></MenuItem>
        <MenuItem><button>Archive</button></MenuItem>
        <MenuItem disabled><button>Delete</button></MenuItem>
      </MenuItems></Menu>)`,
}

/** Opens when the pointer goes down, and locks the page while it is open. */
const radix: LabPage = {
  widget: '@radix-ui/react-dropdown-menu',
  body: '<div id="root"></div><p>Some text of the page.</p>',
  script: `
    import { useState } from 'react'
    import * as Menu from '@radix-ui/react-dropdown-menu'
    import { createRoot } from 'react-dom/client'
    function Sort() {
      const [by, setBy] = useState('name')
      return <Menu.Root><Menu.Trigger>Sort by {by}</Menu.Trigger>
        <Menu.Portal><Menu.Content style={{ background: '#eee', padding: 8 }}>
          <Menu.RadioGroup value={by} onValueChange={setBy}>
            {['name', 'price', 'rating'].map((each) =>
              <Menu.RadioItem key={each} value={each}>by {each}</Menu.RadioItem>)}
          </Menu.RadioGroup>
        </Menu.Content></Menu.Portal></Menu.Root>
    }
    createRoot(document.querySelector('#root')).render(<Sort />)`,
}

const bootstrap: LabPage = {
  widget: 'bootstrap',
  body: `<div class="dropdown"><button class="btn btn-secondary dropdown-toggle" type="button" data-bs-toggle="dropdown">Account</button>
      <ul class="dropdown-menu"><li><a class="dropdown-item" href="#orders" id="to-orders">Orders</a></li>
      <li><a class="dropdown-item" href="#" id="out">Sign out</a></li></ul></div><h2 id="orders">Orders</h2>`,
  script: `
    import 'bootstrap/dist/css/bootstrap.min.css'
    import 'bootstrap'`,
}

const choices: LabPage = {
  widget: 'choices.js',
  body: `<select id="size" aria-label="Size"><option>Small</option><option>Medium</option><option>Large</option></select>`,
  script: `
    import Choices from 'choices.js'
    import 'choices.js/public/assets/styles/choices.min.css'
    new Choices('#size', { searchEnabled: false })`,
}

const tomSelect: LabPage = {
  widget: 'tom-select',
  body: `<select id="tags" multiple aria-label="Tags"><option>Red</option><option>Green</option><option>Blue</option></select>`,
  script: `
    import TomSelect from 'tom-select'
    import 'tom-select/dist/css/tom-select.default.css'
    new TomSelect('#tags', { plugins: ['remove_button'] })`,
}

export const menus = family('menus', {
  'opens and closes a Headless UI menu': {
    page: headless,
    user: ({ press }) => press('button:has-text("Options")', 4, 350),
  },
  'chooses in a Headless UI menu': {
    page: headless,
    user: ({ pressEach }) => pressEach(['button:has-text("Options")', 'text=Copy']),
  },
  'closes a Headless UI menu by Escape, and opens it again by keyboard': {
    page: headless,
    async user({ press, key, wait }) {
      await press('button:has-text("Options")')
      await wait(400)
      await key('Escape')
      await wait(400)
      await key('Enter')
      await key('ArrowDown', 2)
    },
  },
  'opens a Radix menu, which opens on pointerdown, and closes it outside': {
    page: radix,
    async user({ press, pressAt, wait }) {
      for (let i = 0; i < 3; i++) {
        await press('button:has-text("Sort by")')
        await wait(350)
        await pressAt('html', 0.8, 0.5)
        await wait(350)
      }
    },
  },
  'chooses in a Radix menu what is chosen already': {
    page: radix,
    user: ({ pressEach }) => pressEach(['button:has-text("Sort by")', 'text=by name']),
  },
  'presses the trigger of a Radix menu fast': {
    page: radix,
    user: ({ pressAt }) => pressAt('button:has-text("Sort by")', 0.5, 0.5, 5, 230),
  },
  'opens and closes Bootstrap’s dropdown': {
    page: bootstrap,
    user: ({ press }) => press('.dropdown-toggle', 5, 260),
  },
  'goes to a section by Bootstrap’s dropdown': {
    page: bootstrap,
    user: ({ pressEach }) => pressEach(['.dropdown-toggle', '#to-orders']),
  },
  'opens Choices again and again': {
    page: choices,
    user: ({ press }) => press('.choices__inner', 4, 300),
  },
  'chooses in Choices what is chosen already': {
    page: choices,
    user: ({ pressEach }) => pressEach(['.choices__inner', '.choices__item--choice:has-text("Small")']),
  },
  'adds and removes tags in Tom Select': {
    page: tomSelect,
    user: ({ pressEach }) =>
      pressEach(['.ts-control', '.option:has-text("Red")', '.option:has-text("Blue")', '.remove'], 450),
  },
  'presses a Headless UI button that was never hydrated': {
    page: withoutScript(headless),
    user: ({ press }) => press('text=Options', 4),
    finds: RAGE,
    on: 'Options',
  },
  'presses once a Headless UI button that was never hydrated': {
    page: withoutScript(headless),
    user: ({ press }) => press('text=Options'),
    finds: DEAD,
    on: 'Options',
  },
  'presses a Radix trigger whose events another script swallows': {
    page: swallowed(radix),
    user: ({ press }) => press('button:has-text("Sort by")', 4),
    finds: RAGE,
    on: 'Sort by name',
  },
  'presses Bootstrap’s dropdown that was loaded without its script': {
    page: { ...bootstrap, script: `import 'bootstrap/dist/css/bootstrap.min.css'` },
    user: ({ press }) => press('.dropdown-toggle', 4),
    finds: RAGE,
    on: 'Account',
  },
  'presses a Sign out that leads to nothing but #': {
    page: bootstrap,
    async user({ press, wait }) {
      await press('.dropdown-toggle')
      await wait(500)
      await press('#out')
    },
    // The menu closes on it: to the user something has happened.
    allows: ['dead-click'],
  },
  'presses a Choices that was rendered anew': {
    page: renderedAnew(choices, '.choices'),
    user: ({ press }) => press('.choices__inner', 4),
    finds: ['rage-click'],
    allows: ['dead-click'],
  },
})
