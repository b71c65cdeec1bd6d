import { withoutScript } from '../breakages.ts'
import { family, type LabPage } from '../scenario.ts'

const slides = ['Tent', 'Stove', 'Lamp', 'Pack', 'Boots', 'Map', 'Mug', 'Rope']

const swiper: LabPage = {
  widget: 'swiper',
  body: `<div class="swiper" style="width: 400px; height: 160px">
      <div class="swiper-wrapper">${slides.map((name) => `<div class="swiper-slide">${name}</div>`).join('')}</div>
      <button class="swiper-button-prev" aria-label="Previous slide"></button>
      <button class="swiper-button-next" aria-label="Next slide"></button>
    </div>`,
  script: `
    import Swiper from 'swiper'
    import { Navigation } from 'swiper/modules'
    import 'swiper/css'
    import 'swiper/css/navigation'
    new Swiper('.swiper', { modules: [Navigation], navigation: { prevEl: '.swiper-button-prev', nextEl: '.swiper-button-next' } })`,
}

export const carousels = family('carousels', {
  'turns a Swiper on faster than it slides': {
    page: swiper,
    user: ({ press }) => press('.swiper-button-next', 6, 200),
  },
  'presses the arrow of a Swiper whose script did not load': {
    page: withoutScript(swiper),
    user: ({ press }) => press('.swiper-button-next', 4),
    finds: ['rage-click'],
    on: 'Next slide',
  },
})
