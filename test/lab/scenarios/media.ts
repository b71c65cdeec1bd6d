import { family, RAGE, DEAD, type LabPage } from '../scenario.ts'
import { renderedAnew, withoutScript } from '../breakages.ts'

/** Two seconds of silence. */
const sound = (() => {
  const samples = 16_000
  const wave = Buffer.alloc(44 + samples, 128)
  wave.write('RIFF', 0)
  wave.writeUInt32LE(36 + samples, 4)
  wave.write('WAVEfmt ', 8)
  wave.writeUInt32LE(16, 16)
  wave.writeUInt16LE(1, 20)
  wave.writeUInt16LE(1, 22)
  wave.writeUInt32LE(8000, 24)
  wave.writeUInt32LE(8000, 28)
  wave.writeUInt16LE(1, 32)
  wave.writeUInt16LE(8, 34)
  wave.write('data', 36)
  wave.writeUInt32LE(samples, 40)
  return `data:audio/wav;base64,${wave.toString('base64')}`
})()

const plyr: LabPage = {
  widget: 'plyr',
  body: `<audio id="player" controls loop src="${sound}"></audio>`,
  script: `
    import Plyr from 'plyr'
    import 'plyr/dist/plyr.css'
    new Plyr('#player', { controls: ['play', 'progress', 'mute', 'volume', 'settings'], iconUrl: '/none.svg' })`,
}

const videojs: LabPage = {
  widget: 'video.js',
  body: `<video id="film" class="video-js" controls width="480" height="270"><source src="${sound}" type="audio/wav"></video>`,
  script: `
    import videojs from 'video.js'
    import 'video.js/dist/video-js.css'
    videojs('film')`,
}

const bare: LabPage = {
  widget: 'native',
  body: `<audio id="sound" src="${sound}"></audio><button id="play" type="button">Listen</button>
    <canvas id="board" width="500" height="260" style="border: 1px solid"></canvas>`,
  script: `
    const paint = document.querySelector('#board').getContext('2d')
    document.querySelector('#play').onclick = () => { const sound = document.querySelector('#sound'); sound.currentTime = 0; void sound.play() }
    document.querySelector('#board').onpointerdown = ({ offsetX, offsetY }) => paint.fillRect(offsetX, offsetY, 9, 9)`,
}

const konva: LabPage = {
  widget: 'konva',
  body: '<div id="stage" style="width: 500px; height: 300px"></div>',
  script: `
    import Konva from 'konva'
    const stage = new Konva.Stage({ container: 'stage', width: 500, height: 300 })
    const layer = new Konva.Layer()
    const circle = new Konva.Circle({ x: 250, y: 150, radius: 60, fill: 'teal', draggable: true })
    circle.on('click', () => circle.fill(circle.fill() === 'teal' ? 'orange' : 'teal'))
    layer.add(circle)
    stage.add(layer)`,
}

const chart: LabPage = {
  widget: 'chart.js',
  body: `<div style="width: 500px; height: 260px"><canvas id="chart"></canvas></div>
    <section style="margin-top: 60px"><p>Figures of the week</p><div><div><button id="save" type="button">Save as PDF</button></div></div></section>`,
  script: `
    import Chart from 'chart.js/auto'
    new Chart(document.querySelector('#chart'), { type: 'bar', data: { labels: ['a', 'b'], datasets: [{ label: 'Sales', data: [3, 5] }, { label: 'Returns', data: [1, 2] }] }, options: { maintainAspectRatio: false } })`,
}

const cropper: LabPage = {
  widget: 'cropperjs',
  body: `<div style="width: 500px; height: 300px"><img id="photo" width="500" height="300" alt="Photo" src="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="300"><circle cx="200" cy="150" r="90" fill="navy"/></svg>')}"></div>
    <button id="closer" type="button">Closer</button> <button id="turn" type="button">Turn</button>`,
  script: `
    import Cropper from 'cropperjs'
    const cropper = new Cropper(document.querySelector('#photo'))
    document.querySelector('#closer').onclick = () => cropper.getCropperImage().$zoom(0.1)
    document.querySelector('#turn').onclick = () => cropper.getCropperImage().$rotate('45deg')`,
}

const quill: LabPage = {
  widget: 'quill',
  body: '<div id="editor" style="height: 120px"><p>Dear all, the shop is closed on Monday.</p></div><button id="save" type="button">Save</button>',
  script: `
    import Quill from 'quill'
    import 'quill/dist/quill.snow.css'
    new Quill('#editor', { theme: 'snow' })`,
}

const codemirror: LabPage = {
  widget: 'codemirror',
  body: '<div id="editor"></div>',
  script: `
    import { basicSetup, EditorView } from 'codemirror'
    import { foldService } from '@codemirror/language'
    const folds = foldService.of(({ doc }, from) => from === 0 ? { from: doc.line(1).to, to: doc.line(3).from } : null)
    new EditorView({ doc: 'function add(a, b) {\\n  return a + b\\n}\\n', extensions: [basicSetup, folds], parent: document.querySelector('#editor') })`,
}

const game: LabPage = {
  widget: 'native',
  body: '<canvas id="game" width="480" height="320"></canvas>',
  script: `
    const canvas = document.querySelector('#game'), paint = canvas.getContext('2d')
    let x = 100
    canvas.onpointerdown = () => (x = Math.random() * 440)
    const frame = () => { paint.clearRect(0, 0, 480, 320); paint.fillRect(x, 140, 40, 40); requestAnimationFrame(frame) }
    frame()`,
}

const frame: LabPage = {
  widget: 'native',
  body: `<p>Total: 40 €</p><iframe id="card" src="/card" width="420" height="140" title="Card"></iframe>
    <section style="margin-top: 80px"><p>By paying you accept our terms</p><div><div><button id="pay" type="button">Pay now</button></div></div></section>`,
  serve: (site) =>
    site.on(
      'GET /card',
      '<label>Card <input id="number"></label> <button type="button" onclick="this.textContent += \'.\'">Check</button>',
    ),
}

export const media = family('players, canvases, editors and frames', {
  'plays and pauses with Plyr': { page: plyr, user: ({ press }) => press('[data-plyr=play]', 5, 300) },
  'mutes and unmutes with Plyr': { page: plyr, user: ({ press }) => press('[data-plyr=mute]', 4, 260) },
  'seeks in Plyr': {
    page: plyr,
    async user({ pressAt }) {
      for (const x of [0.2, 0.8, 0.5]) await pressAt('[data-plyr=seek]', x, 0.5)
    },
  },
  'plays a film with Video.js, and pauses it by its picture': {
    page: videojs,
    async user({ press, pressAt, wait }) {
      await press('.vjs-big-play-button')
      await wait(900)
      await pressAt('#film', 0.5, 0.4, 3, 450)
    },
  },
  'listens again and again': { page: bare, user: ({ press }) => press('#play', 4, 300) },
  'draws dots on a canvas': { page: bare, user: ({ pressAt }) => pressAt('#board', 0.5, 0.5, 8, 160) },
  'hits fast in a game': { page: game, user: ({ pressAt }) => pressAt('#game', 0.4, 0.5, 12, 150) },
  'recolours a shape in Konva': { page: konva, user: ({ pressAt }) => pressAt('#stage', 0.5, 0.5, 5, 220) },
  'hides and shows a series by the legend of a chart': {
    page: chart,
    user: ({ pressAt }) => pressAt('#chart', 0.45, 0.06, 4, 300),
  },
  'zooms a picture in Cropper': { page: cropper, user: ({ press }) => press('#closer', 5, 220) },
  'turns a picture in Cropper': { page: cropper, user: ({ press }) => press('#turn', 4, 260) },
  'makes words bold and normal in Quill': {
    page: quill,
    async user({ pressAt, press, wait }) {
      await pressAt('.ql-editor p', 0.1, 0.5, 2, 150)
      await wait(600)
      await press('.ql-bold', 4, 300)
    },
  },
  'marks a paragraph in Quill by a triple click': {
    page: quill,
    user: ({ pressAt }) => pressAt('.ql-editor p', 0.1, 0.5, 3, 150),
  },
  'chooses a heading in Quill': {
    page: quill,
    user: ({ pressEach }) =>
      pressEach(['.ql-editor', '.ql-header .ql-picker-label', '.ql-picker-item >> nth=0'], 500),
  },
  'sets the cursor about in CodeMirror': {
    page: codemirror,
    user: ({ press }) => press('.cm-line >> nth=1', 4, 300),
  },
  'marks a line in CodeMirror by a triple click': {
    page: codemirror,
    user: ({ pressAt }) => pressAt('.cm-line >> nth=1', 0.05, 0.5, 3, 150),
  },
  'folds and unfolds in CodeMirror': {
    page: codemirror,
    user: ({ press }) => press('.cm-foldGutter .cm-gutterElement >> nth=1', 4, 350),
  },
  'types and presses in an embedded card field': {
    page: frame,
    async user({ page, press, type }) {
      const inside = page.frameLocator('#card')
      await press(inside.locator('#number'))
      await type('4711')
      await press(inside.locator('button'), 4, 260)
    },
  },
  'presses a Pay now that is dead, below an embedded card field': {
    page: frame,
    user: ({ press }) => press('#pay', 4),
    finds: RAGE,
    on: 'Pay now',
  },
  'presses a Save below a chart that nobody has wired': {
    page: chart,
    user: ({ press }) => press('#save', 4),
    finds: RAGE,
    on: 'Save as PDF',
  },
  'presses a Save that nobody has wired, after writing': {
    page: quill,
    async user({ press, type, wait }) {
      await press('.ql-editor')
      await type('Hi')
      await wait(800)
      await press('#save', 4)
    },
    finds: RAGE,
    on: 'Save',
  },
  'presses once a Listen that has lost its handler': {
    page: {
      ...renderedAnew(bare, '#play'),
      body: bare.body.replace(/<canvas.*/s, ''),
      script: `document.querySelector('#play').onclick = () => {}`,
    },
    user: ({ press }) => press('#play'),
    finds: DEAD,
    on: 'Listen',
  },
  'presses a Save as PDF on a page whose script did not load': {
    page: withoutScript(chart),
    user: ({ press }) => press('#save', 5, 220),
    finds: RAGE,
    on: 'Save as PDF',
  },
})
