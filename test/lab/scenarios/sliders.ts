import { renderedAnew } from '../breakages.ts'
import { family, RAGE, type LabPage } from '../scenario.ts'

const nouislider: LabPage = {
  widget: 'nouislider',
  body: `<div style="width: 400px; margin: 20px 20px 60px"><div id="price"></div></div><p id="says"></p>
    <button id="reset" type="button">Any price</button>`,
  script: `
    import noUiSlider from 'nouislider'
    import 'nouislider/dist/nouislider.css'
    const price = noUiSlider.create(document.querySelector('#price'), {
      start: [20, 80], connect: true, range: { min: 0, max: 100 }, pips: { mode: 'count', values: 5 },
    })
    price.on('update', ([low, high]) => (document.querySelector('#says').textContent = low + ' to ' + high + ' €'))
    document.querySelector('#reset').onclick = () => price.set([0, 100])`,
}

/** Nothing but the handle tells where it is. */
const silent: LabPage = { ...nouislider, script: nouislider.script!.replace(/price\.on.*/, '') }

export const sliders = family('sliders', {
  'clicks along the track of a noUiSlider': {
    page: nouislider,
    async user({ pressAt }) {
      for (const x of [0.1, 0.4, 0.9, 0.6]) await pressAt('.noUi-base', x, 0.5)
    },
  },
  'presses the same point of the track again': {
    page: silent,
    user: ({ pressAt }) => pressAt('.noUi-base', 0.95, 0.5, 4, 300),
  },
  'drags a handle to and fro': {
    page: silent,
    async user({ drag }) {
      await drag('.noUi-handle-lower', { x: 80 })
      await drag('.noUi-handle-upper', { x: -60 })
    },
  },
  'moves a handle with the arrow keys': {
    page: silent,
    async user({ press, key }) {
      await press('.noUi-handle-lower')
      await key('ArrowRight', 6, 150)
    },
  },
  'sets the slider back, and once more where it is back already': {
    page: silent,
    user: ({ press }) => press('#reset', 2, 600),
    allows: ['dead-click'],
  },
  'presses a button that has lost its handler beside the slider': {
    page: renderedAnew(nouislider, '#reset'),
    user: ({ press }) => press('#reset', 4),
    finds: RAGE,
    on: 'Any price',
  },
})
