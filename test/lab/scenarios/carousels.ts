import { covered, renderedAnew, withoutScript } from '../breakages.ts'
import { DEAD, family, RAGE, type LabPage } from '../scenario.ts'

const names = ['Tent', 'Stove', 'Lamp', 'Pack', 'Boots', 'Map', 'Mug', 'Rope']
const slides = (cls: string, tag = 'div') =>
  names.map((name) => `<${tag} class="${cls}">${name}</${tag}>`).join('')

const swiper: LabPage = {
  widget: 'swiper',
  body: `<div class="swiper" style="width: 400px; height: 160px">
      <div class="swiper-wrapper">${slides('swiper-slide')}</div>
      <button class="swiper-button-prev" aria-label="Previous slide"></button>
      <button class="swiper-button-next" aria-label="Next slide"></button>
      <div class="swiper-pagination"></div>
    </div>`,
  script: `
    import Swiper from 'swiper'
    import { Navigation, Pagination } from 'swiper/modules'
    import 'swiper/css'
    import 'swiper/css/navigation'
    import 'swiper/css/pagination'
    new Swiper('.swiper', {
      modules: [Navigation, Pagination],
      navigation: { prevEl: '.swiper-button-prev', nextEl: '.swiper-button-next' },
      pagination: { el: '.swiper-pagination', clickable: true },
    })`,
}

/** It turns by itself as well, in a loop. */
const swiperAlone: LabPage = {
  ...swiper,
  script: `
    import Swiper from 'swiper'
    import { Autoplay, Navigation } from 'swiper/modules'
    import 'swiper/css'
    import 'swiper/css/navigation'
    new Swiper('.swiper', {
      modules: [Autoplay, Navigation],
      loop: true,
      autoplay: { delay: 1200, disableOnInteraction: false },
      navigation: { prevEl: '.swiper-button-prev', nextEl: '.swiper-button-next' },
    })`,
}

const embla: LabPage = {
  widget: 'embla-carousel',
  head: `<style>
      .embla { width: 400px; overflow: hidden } .embla__container { display: flex }
      .embla__slide { flex: 0 0 100%; height: 120px }
    </style>`,
  body: `<div class="embla"><div class="embla__container">${slides('embla__slide')}</div></div>
    <button class="embla__prev" type="button">Back</button> <button class="embla__next" type="button">On</button>`,
  script: `
    import EmblaCarousel from 'embla-carousel'
    const embla = EmblaCarousel(document.querySelector('.embla'), { loop: true })
    document.querySelector('.embla__prev').addEventListener('click', () => embla.scrollPrev())
    document.querySelector('.embla__next').addEventListener('click', () => embla.scrollNext())`,
}

const splide: LabPage = {
  widget: '@splidejs/splide',
  body: `<section class="splide" aria-label="Gear" style="width: 400px"><div class="splide__track">
      <ul class="splide__list">${slides('splide__slide', 'li')}</ul></div></section>`,
  script: `
    import Splide from '@splidejs/splide'
    import '@splidejs/splide/css'
    new Splide('.splide', { type: 'loop', height: 120 }).mount()`,
}

const keen: LabPage = {
  widget: 'keen-slider',
  body: `<div id="keen" class="keen-slider" style="width: 400px; height: 120px">${slides('keen-slider__slide')}</div>
    <button id="back" type="button">‹</button> <button id="on" type="button">›</button>`,
  script: `
    import KeenSlider from 'keen-slider'
    import 'keen-slider/keen-slider.min.css'
    const keen = new KeenSlider('#keen', { loop: false })
    document.querySelector('#back').onclick = () => keen.prev()
    document.querySelector('#on').onclick = () => keen.next()`,
}

const bootstrap: LabPage = {
  widget: 'bootstrap',
  body: `<div id="gear" class="carousel slide" style="width: 400px"><div class="carousel-inner">
      ${names.map((name, i) => `<div class="carousel-item ${i ? '' : 'active'}" style="height: 120px">${name}</div>`).join('')}</div>
      <button class="carousel-control-prev" type="button" data-bs-target="#gear" data-bs-slide="prev">
        <span class="carousel-control-prev-icon" aria-hidden="true"></span><span class="visually-hidden">Previous</span></button>
      <button class="carousel-control-next" type="button" data-bs-target="#gear" data-bs-slide="next">
        <span class="carousel-control-next-icon" aria-hidden="true"></span><span class="visually-hidden">Next</span></button>
    </div>`,
  script: `
    import 'bootstrap/dist/css/bootstrap.min.css'
    import 'bootstrap'`,
}

export const carousels = family('carousels', {
  'turns a Swiper on faster than it slides': {
    page: swiper,
    user: ({ press }) => press('.swiper-button-next', 6, 200),
  },
  'presses on at the end of a Swiper': {
    page: swiper,
    user: ({ press }) => press('.swiper-button-next', 12, 200),
  },
  'turns a Swiper back and forth': {
    page: swiper,
    async user({ press }) {
      await press('.swiper-button-next', 3)
      await press('.swiper-button-prev', 3)
    },
  },
  'goes from dot to dot of a Swiper, and presses the last twice': {
    page: swiper,
    async user({ press, pressEach }) {
      const dot = (n: number) => `.swiper-pagination-bullet:nth-child(${n})`
      await pressEach([dot(4), dot(2), dot(8)], 350)
      await press(dot(8), 2)
    },
  },
  'drags a Swiper on': {
    page: swiper,
    async user({ drag }) {
      for (let i = 0; i < 3; i++) await drag('.swiper-wrapper', { x: -180 })
    },
  },
  'hurries a Swiper on that turns by itself': {
    page: swiperAlone,
    user: ({ press }) => press('.swiper-button-next', 5, 260),
  },
  'turns an Embla on, which moves by animation frames': {
    page: embla,
    user: ({ press }) => press('.embla__next', 7, 180),
  },
  'turns an Embla back': {
    page: embla,
    user: ({ press }) => press('.embla__prev', 4, 300),
  },
  'turns a Splide on while it slides': {
    page: splide,
    user: ({ press }) => press('.splide__arrow--next', 7, 200),
  },
  'chooses pages of a Splide': {
    page: splide,
    user: ({ pressEach }) =>
      pressEach(
        [3, 5, 5, 5].map((n) => `.splide__pagination li:nth-child(${n}) button`),
        300,
      ),
  },
  'turns a Keen Slider on': {
    page: keen,
    user: ({ press }) => press('#on', 6, 220),
  },
  'turns Bootstrap’s carousel on, which swallows presses while it slides': {
    page: bootstrap,
    user: ({ press }) => press('.carousel-control-next', 8, 200),
  },
  'flips through a Swiper on a phone': {
    page: { ...swiper, phone: true, body: swiper.body.replace('400px', '300px') },
    user: ({ press }) => press('.swiper-button-next', 5, 280),
  },
  'presses the arrow of a Swiper whose script did not load': {
    page: withoutScript(swiper),
    user: ({ press }) => press('.swiper-button-next', 4),
    finds: RAGE,
    on: 'Next slide',
  },
  'taps the arrow of a Swiper whose script did not load': {
    page: { ...withoutScript(swiper), phone: true },
    user: ({ press }) => press('.swiper-button-next', 4, 300),
    finds: RAGE,
    on: 'Next slide',
  },
  'presses the buttons of an Embla that were rendered anew': {
    page: renderedAnew(embla, '.embla__next'),
    user: ({ press }) => press('.embla__next', 4),
    finds: RAGE,
    on: 'On',
  },
  'presses the arrow of a Splide that was rendered anew': {
    page: renderedAnew(splide, '.splide'),
    user: ({ press }) => press('.splide__arrow--next', 5, 300),
    finds: RAGE,
    on: 'Next slide',
  },
  'presses the arrow of a Keen Slider under a forgotten layer': {
    page: covered(keen),
    user: ({ press }) => press('#on', 4),
    finds: ['rage-click'],
    allows: ['dead-click'],
  },
  'presses once the arrow of Bootstrap’s carousel that has lost its script': {
    page: { ...bootstrap, script: `import 'bootstrap/dist/css/bootstrap.min.css'` },
    user: ({ press }) => press('.carousel-control-next'),
    finds: DEAD,
    on: 'Next',
  },
  'rages at a dead button beside a Swiper that turns by itself': {
    page: {
      ...swiperAlone,
      body: `${swiper.body}<section><p>Gear for the season</p><button id="buy" type="button">Buy all</button></section>`,
    },
    async user({ wait, press }) {
      await wait(9000)
      await press('#buy', 4)
    },
    finds: RAGE,
    on: 'Buy all',
  },
})
