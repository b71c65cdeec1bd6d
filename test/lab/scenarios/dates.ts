import { covered, renderedAnew, withoutScript } from '../breakages.ts'
import { DEAD, family, RAGE, type LabPage } from '../scenario.ts'

const flatpickr: LabPage = {
  widget: 'flatpickr',
  body: `<label for="arrival">Arrival</label> <input id="arrival"><p>We look forward to you.</p>`,
  script: `
    import flatpickr from 'flatpickr'
    import 'flatpickr/dist/flatpickr.min.css'
    flatpickr('#arrival', { defaultDate: '2027-05-10', maxDate: '2027-08-20' })`,
}

const inline: LabPage = {
  ...flatpickr,
  script: `
    import flatpickr from 'flatpickr'
    import 'flatpickr/dist/flatpickr.min.css'
    flatpickr('#arrival', { inline: true, mode: 'range', enableTime: true, defaultDate: '2027-05-10' })`,
}

/** The calendar opens by an icon beside the field, as flatpickr's wrap option makes it. */
const wrapped: LabPage = {
  widget: 'flatpickr',
  body: `<div id="arrival"><input data-input aria-label="Arrival"> <a class="icon" title="Open the calendar" data-toggle style="cursor: pointer">📅</a></div>`,
  script: `
    import flatpickr from 'flatpickr'
    import 'flatpickr/dist/flatpickr.min.css'
    flatpickr('#arrival', { wrap: true, clickOpens: false })`,
}

const air: LabPage = {
  widget: 'air-datepicker',
  body: '<div id="calendar"></div>',
  script: `
    import AirDatepicker from 'air-datepicker'
    import en from 'air-datepicker/locale/en'
    import 'air-datepicker/air-datepicker.css'
    new AirDatepicker('#calendar', { locale: en.default ?? en, range: true })`,
}

const native: LabPage = {
  widget: 'native',
  body: `<label>Day <input id="day" type="date" value="2027-05-10" style="font-size: 20px"></label>
    <label>Time <input id="time" type="time" value="08:30" style="font-size: 20px"></label>`,
}

const day = (n: number) => `.flatpickr-day:not(.prevMonthDay):not(.nextMonthDay):has-text("${n}")`

export const dates = family('date pickers', {
  'leafs through the months of a flatpickr': {
    page: flatpickr,
    async user({ press }) {
      await press('#arrival')
      await press('.flatpickr-next-month', 3, 250)
    },
  },
  'leafs on where a flatpickr ends': {
    page: flatpickr,
    async user({ press }) {
      await press('#arrival')
      await press('.flatpickr-next-month', 7, 250)
    },
  },
  'opens a flatpickr, and closes it by a click outside, twice': {
    page: flatpickr,
    async user({ press, pressAt, wait }) {
      for (let i = 0; i < 2; i++) {
        await press('#arrival')
        await wait(500)
        await pressAt('html', 0.9, 0.5)
        await wait(500)
      }
    },
  },
  'chooses the day of a flatpickr that is chosen already': {
    page: flatpickr,
    async user({ press }) {
      await press('#arrival')
      await press(day(10))
    },
  },
  'presses a day that is not to be had, once': {
    page: flatpickr,
    async user({ press }) {
      await press('#arrival')
      await press('.flatpickr-next-month', 3, 300)
      await press(day(25))
    },
  },
  'chooses a range of days': {
    page: inline,
    user: ({ pressEach }) => pressEach([day(12), day(18)], 600),
  },
  'steps the hour of a flatpickr up': {
    page: inline,
    user: ({ press }) => press('.flatpickr-hour + .arrowUp', 6, 200),
  },
  'opens a flatpickr by its icon, again and again': {
    page: wrapped,
    user: ({ press }) => press('.icon', 4, 400),
  },
  'leafs through an Air Datepicker': {
    page: air,
    user: ({ press }) => press('[data-action=next]', 6, 220),
  },
  'goes to the years of an Air Datepicker, and back': {
    page: air,
    async user({ press, wait }) {
      await press('.air-datepicker-nav--title', 2, 500)
      await wait(300)
      await press('.-year-.air-datepicker-cell:nth-child(5)')
    },
  },
  'chooses and drops a day of an Air Datepicker': {
    page: air,
    user: ({ press }) => press('.air-datepicker-cell.-day-:nth-child(17)', 4, 320),
  },
  'clicks about in native date and time fields': {
    page: native,
    async user({ pressAt }) {
      await pressAt('#day', 0.2, 0.5, 4, 220)
      await pressAt('#time', 0.3, 0.5, 4, 220)
    },
  },
  'presses the calendar icon of a flatpickr that did not load': {
    page: withoutScript(wrapped),
    user: ({ press }) => press('.icon', 4),
    finds: RAGE,
  },
  'presses the calendar icon once': {
    page: withoutScript(wrapped),
    user: ({ press }) => press('.icon'),
    finds: DEAD,
  },
  'presses the days of a flatpickr that was rendered anew': {
    page: renderedAnew(inline, '.flatpickr-calendar'),
    user: ({ press }) => press(day(17), 4),
    finds: ['rage-click'],
    allows: ['dead-click'],
  },
  'presses the arrow of an Air Datepicker that was rendered anew': {
    page: renderedAnew(air, '#calendar'),
    user: ({ press }) => press('[data-action=next]', 4),
    finds: RAGE,
  },
  'leafs in an Air Datepicker under a forgotten layer': {
    page: covered(air),
    user: ({ press }) => press('[data-action=next]', 4),
    finds: ['rage-click'],
    allows: ['dead-click'],
  },
})
