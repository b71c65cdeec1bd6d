import { covered, renderedAnew, swallowed, withoutScript } from '../breakages.ts'
import { DEAD, family, RAGE, type LabPage } from '../scenario.ts'

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
    document.querySelector('#less').onclick = () => (amount.value = Math.max(0, Number(amount.value) - 1))`,
}

const alpine: LabPage = {
  widget: 'alpinejs',
  body: `<div x-data="{ guests: 2 }">
      <button type="button" id="less" :disabled="guests === 0" @click="guests--">Fewer</button>
      <span x-text="guests">2</span>
      <button type="button" id="more" :disabled="guests === 6" @click="guests++">More</button>
    </div>`,
  script: `
    import Alpine from 'alpinejs'
    Alpine.start()`,
}

/** The total comes a moment after the last press, as where a server works it out. */
const react: LabPage = {
  widget: 'react',
  body: '<div id="root"></div>',
  script: `
    import { useEffect, useState } from 'react'
    import { createRoot } from 'react-dom/client'
    function Basket() {
      const [amount, setAmount] = useState(1)
      const [total, setTotal] = useState(20)
      useEffect(() => {
        const timer = setTimeout(() => setTotal(amount * 20), 300)
        return () => clearTimeout(timer)
      }, [amount])
      return <div>
        <button type="button" onClick={() => setAmount((now) => now + 1)}>Add one</button>
        <output>{amount}</output> <p>Total: {total} €</p>
      </div>
    }
    createRoot(document.querySelector('#root')).render(<Basket />)`,
}

/** Nothing but the total shows that a press has counted. */
const debounced: LabPage = {
  widget: 'react',
  body: '<div id="root"></div>',
  script: `
    import { useRef, useState } from 'react'
    import { createRoot } from 'react-dom/client'
    function Basket() {
      const [total, setTotal] = useState(20)
      const count = useRef(1)
      const timer = useRef()
      const add = () => {
        count.current++
        clearTimeout(timer.current)
        timer.current = setTimeout(() => setTotal(count.current * 20), 350)
      }
      return <div><button type="button" onClick={add}>Add one</button> <p>Total: {total} €</p></div>
    }
    createRoot(document.querySelector('#root')).render(<Basket />)`,
}

/** The same, and nothing in its name says that it counts. */
const hearts: LabPage = {
  ...debounced,
  script: debounced.script!.replace('Add one', 'Applaud').replace('Total: {total} €', '{total} claps'),
}

const native: LabPage = {
  widget: 'native',
  body: `<label>Nights <input id="nights" type="number" value="1" min="0" max="5" style="width: 160px; font-size: 20px"></label>
    <label>Volume <input id="volume" type="range" min="0" max="10" value="5"></label>`,
}

const stepUp: LabPage = {
  widget: 'native',
  body: `<input id="rooms" type="number" value="1" min="1" max="4" aria-label="Rooms"> <button id="more" type="button">+</button>`,
  script: `document.querySelector('#more').onclick = () => document.querySelector('#rooms').stepUp()`,
}

const throwing: LabPage = {
  ...bootstrap,
  script: `
    import 'bootstrap/dist/css/bootstrap.min.css'
    const cart = undefined
    document.querySelector('#more').onclick = () => cart.items.push(1)`,
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
  'keeps pressing the minus at nought': {
    page: {
      ...bootstrap,
      body: bootstrap.body.replace('value="1"', 'type="number" min="0" value="1"'),
    },
    user: ({ press }) => press('#less', 5),
  },
  'counts up with the space bar': {
    page: bootstrap,
    async user({ press, key }) {
      await press('#more')
      await key('Space', 5, 220)
    },
  },
  'goes up to the most that Alpine allows, and presses on': {
    page: alpine,
    user: ({ press }) => press('#more', 8, 220),
  },
  'goes down to nought with Alpine': {
    page: alpine,
    user: ({ press }) => press('#less', 2),
  },
  'adds many in React, whose total comes later': {
    page: react,
    user: ({ press }) => press('text=Add one', 8, 180),
  },
  'adds many where only a debounced total shows it': {
    page: debounced,
    user: ({ press }) => press('text=Add one', 6, 200),
  },
  'keeps adding for two seconds where only a debounced total shows it': {
    page: debounced,
    user: ({ press }) => press('text=Add one', 11, 180),
  },
  'adds twenty where only a debounced total shows it': {
    page: debounced,
    user: ({ press }) => press('text=Add one', 20, 170),
  },
  'claps a few times, and then many, where only a debounced total shows it': {
    page: hearts,
    async user({ press, wait }) {
      await press('text=Applaud', 3, 200)
      await wait(1500)
      await press('text=Applaud', 14, 170)
    },
  },
  'hammers for six seconds on an Add that has no script': {
    page: { ...debounced, script: debounced.script!.replace('onClick={add}', '') },
    user: ({ press }) => press('text=Add one', 26, 230),
    finds: RAGE,
    on: 'Add one',
  },
  'goes on for four seconds on an Applaud that is broken meanwhile': {
    page: {
      ...hearts,
      script: hearts.script!.replace('count.current++', 'if (++count.current > 4) return'),
    },
    async user({ press, wait }) {
      await press('text=Applaud', 3, 200)
      await wait(1500)
      await press('text=Applaud', 12, 250)
    },
    finds: RAGE,
    on: 'Applaud',
  },
  'clicks the arrows of a native number field fast': {
    page: native,
    user: ({ pressAt }) => pressAt('#nights', 0.94, 0.3, 5, 200),
  },
  'clicks the arrow of a native number field on at its most': {
    page: native,
    user: ({ pressAt }) => pressAt('#nights', 0.94, 0.3, 9, 200),
  },
  'clicks along a native range': {
    page: native,
    async user({ pressAt }) {
      for (const x of [0.1, 0.9, 0.5]) await pressAt('#volume', x, 0.5, 2, 250)
    },
  },
  'presses a plus that calls stepUp, on at the most': {
    page: stepUp,
    user: ({ press }) => press('#more', 7, 200),
  },
  'presses the plus of a group that was rendered anew without its handlers': {
    page: renderedAnew(bootstrap, '.input-group'),
    user: ({ press }) => press('#more', 4),
    finds: RAGE,
    on: '+',
  },
  'presses the plus under a layer that nobody has taken away': {
    page: covered(bootstrap),
    user: ({ press }) => press('#more', 4),
    finds: ['rage-click'],
    allows: ['dead-click'],
  },
  'presses a plus whose events another script swallows': {
    page: swallowed(bootstrap),
    user: ({ press }) => press('#more', 4),
    finds: RAGE,
    on: '+',
  },
  'presses More where Alpine did not load': {
    page: withoutScript(alpine),
    user: ({ press }) => press('#more', 5, 300),
    finds: RAGE,
    on: 'More',
  },
  'presses a plus that throws': {
    page: throwing,
    user: ({ press }) => press('#more'),
    finds: ['error-click', 'dead-click'],
    on: '+',
  },
  'presses a plus that throws again and again': {
    page: throwing,
    user: ({ press }) => press('#more', 4),
    finds: ['error-click', ...RAGE, 'error-loop'],
    on: '+',
  },
  'presses once, with the keyboard, a minus without a handler': {
    page: withoutScript(alpine),
    async user({ page, key }) {
      await page.locator('#less').waitFor()
      await key('Tab')
      await key('Enter')
    },
    finds: DEAD,
    on: 'Fewer',
  },
})
