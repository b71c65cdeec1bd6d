import { renderedAnew, swallowed, withoutScript } from '../breakages.ts'
import { DEAD, family, RAGE, type LabPage } from '../scenario.ts'

const modalCss = `<style>
  .modal { display: none } .modal.is-open { display: block }
  .modal__overlay { position: fixed; inset: 0; background: #0006; display: flex; align-items: center; justify-content: center }
  .modal__container { background: #fff; padding: 30px }
</style>`

const micromodal: LabPage = {
  widget: 'micromodal',
  head: modalCss,
  body: `<button id="open" type="button" data-micromodal-trigger="terms">Terms</button>
    <div class="modal" id="terms" aria-hidden="true"><div class="modal__overlay" tabindex="-1" data-micromodal-close>
      <div class="modal__container" role="dialog" aria-modal="true"><h2>Terms</h2><p>Be kind.</p>
      <button id="close" type="button" data-micromodal-close>Close</button></div></div></div>`,
  script: `
    import MicroModal from 'micromodal'
    MicroModal.init()`,
}

const a11y: LabPage = {
  widget: 'a11y-dialog',
  head: `<style>#ask { position: fixed; inset: 0; display: flex } #ask[aria-hidden=true] { display: none }
    #ask > :first-child { position: fixed; inset: 0; background: #0006 } #ask > :last-child { position: relative; margin: auto; background: #fff; padding: 30px }</style>`,
  body: `<button id="open" type="button" data-a11y-dialog-show="ask">Delete account</button>
    <div id="ask" aria-hidden="true" aria-labelledby="title"><div data-a11y-dialog-hide></div>
    <div role="document"><h2 id="title">Really?</h2><button id="yes" type="button">Yes</button> <button type="button" data-a11y-dialog-hide>No</button></div></div>
    <p id="done"></p>`,
  script: `
    import A11yDialog from 'a11y-dialog'
    const dialog = new A11yDialog(document.querySelector('#ask'))
    document.querySelector('#yes').onclick = () => { dialog.hide(); document.querySelector('#done').textContent = 'Gone' }`,
}

const bootstrap: LabPage = {
  widget: 'bootstrap',
  body: `<button class="btn btn-primary" id="open" type="button" data-bs-toggle="modal" data-bs-target="#size">Size guide</button>
    <div class="modal fade" id="size" tabindex="-1"><div class="modal-dialog"><div class="modal-content">
      <div class="modal-header"><h5>Sizes</h5><button class="btn-close" type="button" data-bs-dismiss="modal" aria-label="Close"></button></div>
      <div class="modal-body">S, M, L</div></div></div></div>`,
  script: `
    import 'bootstrap/dist/css/bootstrap.min.css'
    import 'bootstrap'`,
}

const native: LabPage = {
  widget: 'native',
  body: `<button id="open" type="button" onclick="box.showModal()">Share</button>
    <dialog id="box"><p>Share this page</p><button id="copy" type="button" onclick="navigator.clipboard.writeText('x').catch(() => {})">Copy link</button>
    <form method="dialog"><button id="close">Done</button></form></dialog>`,
}

const picture = (color: string) =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="600" height="400"><rect width="600" height="400" fill="${color}"/></svg>`)}`
const pictures = ['teal', 'orange', 'navy', 'olive']

const photoswipe: LabPage = {
  widget: 'photoswipe',
  body: `<div id="gallery">${pictures.map((color) => `<a href="${picture(color)}" data-pswp-width="2400" data-pswp-height="1600" target="_blank"><img src="${picture(color)}" width="120" alt="${color}"></a>`).join(' ')}</div>`,
  script: `
    import PhotoSwipeLightbox from 'photoswipe/lightbox'
    import PhotoSwipe from 'photoswipe'
    import 'photoswipe/style.css'
    new PhotoSwipeLightbox({ gallery: '#gallery', children: 'a', pswpModule: PhotoSwipe }).init()`,
}

const glightbox: LabPage = {
  widget: 'glightbox',
  body: pictures
    .map(
      (color) =>
        `<a class="glightbox" href="${picture(color)}" data-type="image"><img src="${picture(color)}" width="120" alt="${color}"></a>`,
    )
    .join(' '),
  script: `
    import GLightbox from 'glightbox'
    import 'glightbox/dist/css/glightbox.css'
    GLightbox()`,
}

const sweet: LabPage = {
  widget: 'sweetalert2',
  body: '<button id="open" type="button">Empty the basket</button><p id="done">Three things</p>',
  script: `
    import Swal from 'sweetalert2'
    document.querySelector('#open').onclick = async () => {
      const { isConfirmed } = await Swal.fire({ title: 'Really?', showCancelButton: true })
      if (isConfirmed) document.querySelector('#done').textContent = 'Nothing'
    }`,
}

export const dialogs = family('dialogs', {
  'opens a Micromodal and closes it by a click outside, thrice': {
    page: micromodal,
    async user({ press, pressAt, wait }) {
      for (let i = 0; i < 3; i++) {
        await press('#open')
        await wait(350)
        await pressAt('html', 0.1, 0.9)
        await wait(350)
      }
    },
  },
  'clicks about inside a Micromodal': {
    page: micromodal,
    async user({ press, pressAt }) {
      await press('#open')
      await pressAt('.modal__container p', 0.9, 0.5, 2, 700)
      await press('#close')
    },
  },
  'says no to an A11y Dialog, and yes the next time': {
    page: a11y,
    user: ({ pressEach }) => pressEach(['#open', 'text=No', '#open', '#yes']),
  },
  'closes an A11y Dialog by Escape': {
    page: a11y,
    async user({ press, key, wait }) {
      await press('#open')
      await wait(500)
      await key('Escape')
    },
  },
  'opens and closes Bootstrap’s modal while it fades': {
    page: bootstrap,
    async user({ press, wait }) {
      for (let i = 0; i < 2; i++) {
        await press('#open')
        await wait(250)
        await press('.btn-close', 2, 180)
        await wait(600)
      }
    },
  },
  'clicks beside Bootstrap’s modal to close it': {
    page: bootstrap,
    async user({ press, pressAt, wait }) {
      await press('#open')
      await wait(700)
      await pressAt('html', 0.05, 0.8, 2, 260)
    },
  },
  'copies a link in a native dialog, four times': {
    page: native,
    async user({ press, wait }) {
      await press('#open')
      await wait(400)
      await press('#copy', 4, 350)
      await press('#close')
    },
  },
  'leafs through a PhotoSwipe gallery faster than it slides': {
    page: photoswipe,
    async user({ press, wait }) {
      await press('#gallery a')
      await wait(900)
      await press('.pswp__button--arrow--next', 6, 200)
    },
  },
  'zooms a PhotoSwipe picture, and closes it by a click beside it': {
    page: photoswipe,
    async user({ press, pressAt, wait }) {
      await press('#gallery a')
      await wait(900)
      await press('.pswp__button--zoom', 2, 500)
      await pressAt('.pswp', 0.02, 0.9)
      await wait(600)
    },
  },
  'leafs through a GLightbox to its end': {
    page: glightbox,
    async user({ press, wait }) {
      await press('.glightbox')
      await wait(1000)
      await press('.gnext', 6, 300)
    },
  },
  'confirms a SweetAlert': {
    page: sweet,
    user: ({ pressEach }) => pressEach(['#open', '.swal2-confirm']),
  },
  'calls a SweetAlert off, again and again': {
    page: sweet,
    user: ({ pressEach }) => pressEach(['#open', '.swal2-cancel', '#open', '.swal2-cancel'], 400),
  },
  'presses the trigger of a Micromodal that did not load': {
    page: withoutScript(micromodal),
    user: ({ press }) => press('#open', 4),
    finds: RAGE,
    on: 'Terms',
  },
  'presses the trigger of an A11y Dialog whose events are swallowed': {
    page: swallowed(a11y),
    user: ({ press }) => press('#open', 5, 200),
    finds: RAGE,
    on: 'Delete account',
  },
  'presses a cross that does not close Bootstrap’s modal': {
    page: { ...bootstrap, body: bootstrap.body.replace('data-bs-dismiss="modal"', '') },
    async user({ press, wait }) {
      await press('#open')
      await wait(900)
      await press('.btn-close', 4)
    },
    finds: RAGE,
    on: 'Close',
  },
  'presses a Yes that nobody listens to': {
    page: renderedAnew(a11y, '#yes'),
    async user({ press, wait }) {
      await press('#open')
      await wait(700)
      await press('#yes')
    },
    finds: DEAD,
    on: 'Yes',
  },
  'presses the button under a backdrop that was left behind': {
    page: {
      ...bootstrap,
      body: `${bootstrap.body}<div class="modal-backdrop fade" style="opacity: 0"></div>`,
    },
    user: ({ press }) => press('#open', 4),
    finds: ['rage-click'],
    allows: ['dead-click'],
  },
  'presses once a button that should open SweetAlert': {
    page: withoutScript(sweet),
    user: ({ press }) => press('#open'),
    finds: DEAD,
    on: 'Empty the basket',
  },
  'presses a button whose dialog is not on the page': {
    page: { ...native, body: native.body.replace('id="box"', 'id="other"') },
    user: ({ press }) => press('#open'),
    finds: ['error-click', 'dead-click'],
    on: 'Share',
  },
})
