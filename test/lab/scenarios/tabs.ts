import { renderedAnew, swallowed } from '../breakages.ts'
import { DEAD, family, RAGE, type LabPage } from '../scenario.ts'

const bootstrap: LabPage = {
  widget: 'bootstrap',
  body: `<ul class="nav nav-tabs" role="tablist">${['About', 'Reviews', 'Returns']
    .map(
      (name, i) =>
        `<li class="nav-item"><button class="nav-link ${i ? '' : 'active'}" type="button" role="tab" aria-selected="${!i}" data-bs-toggle="tab" data-bs-target="#pane${i}">${name}</button></li>`,
    )
    .join('')}</ul>
    <div class="tab-content">${[0, 1, 2].map((i) => `<div class="tab-pane fade ${i ? '' : 'show active'}" id="pane${i}">Words ${i}</div>`).join('')}</div>
    <div class="accordion" style="width: 500px"><div class="accordion-item"><button class="accordion-button collapsed" type="button" data-bs-toggle="collapse" data-bs-target="#care">Care</button>
    <div id="care" class="accordion-collapse collapse"><div class="accordion-body">Wash it cold.</div></div></div></div>`,
  script: `
    import 'bootstrap/dist/css/bootstrap.min.css'
    import 'bootstrap'`,
}

const headless: LabPage = {
  widget: '@headlessui/react',
  body: '<div id="root"></div>',
  script: `
    import { Disclosure, DisclosureButton, DisclosurePanel, Tab, TabGroup, TabList, TabPanel, TabPanels } from '@headlessui/react'
    import { createRoot } from 'react-dom/client'
    createRoot(document.querySelector('#root')).render(<div>
      <TabGroup><TabList><Tab>Day</Tab><Tab>Week</Tab><Tab>Month</Tab></TabList>
        <TabPanels><TabPanel>1</TabPanel><TabPanel>7</TabPanel><TabPanel>30</TabPanel></TabPanels></TabGroup>
      <Disclosure><DisclosureButton id="why">Why?</DisclosureButton><DisclosurePanel>Because.</DisclosurePanel></Disclosure>
    </div>)`,
}

const shoelace: LabPage = {
  widget: '@shoelace-style/shoelace',
  body: `<sl-tab-group><sl-tab slot="nav" panel="a">General</sl-tab><sl-tab slot="nav" panel="b">Custom</sl-tab>
      <sl-tab-panel name="a">General words</sl-tab-panel><sl-tab-panel name="b">Custom words</sl-tab-panel></sl-tab-group>
      <sl-details summary="Toggle me">Words</sl-details>`,
  script: `
    import '@shoelace-style/shoelace/dist/themes/light.css'
    import '@shoelace-style/shoelace/dist/components/tab-group/tab-group.js'
    import '@shoelace-style/shoelace/dist/components/tab/tab.js'
    import '@shoelace-style/shoelace/dist/components/tab-panel/tab-panel.js'
    import '@shoelace-style/shoelace/dist/components/details/details.js'`,
}

export const tabs = family('tabs and accordions', {
  'goes through Bootstrap’s tabs': {
    page: bootstrap,
    user: ({ pressEach }) => pressEach(['text=Reviews', 'text=Returns', 'text=About'], 350),
  },
  'presses the tab that is open': { page: bootstrap, user: ({ press }) => press('text=About', 4, 260) },
  'folds Bootstrap’s accordion faster than it moves': {
    page: bootstrap,
    user: ({ press }) => press('.accordion-button', 7, 190),
  },
  'goes through Headless UI’s tabs, and back': {
    page: headless,
    user: ({ pressEach }) => pressEach(['text=Week', 'text=Month', 'text=Day', 'text=Day'], 300),
  },
  'folds a disclosure': { page: headless, user: ({ press }) => press('#why', 6, 220) },
  'goes through Shoelace’s tabs': {
    page: shoelace,
    user: ({ pressEach }) => pressEach(['text=Custom', 'sl-tab:has-text("General")', 'text=Custom'], 400),
  },
  'folds Shoelace’s details faster than they move': {
    page: shoelace,
    user: ({ press }) => press('text=Toggle me', 6, 200),
  },
  'presses a tab of Bootstrap’s that has lost its script': {
    page: { ...bootstrap, script: `import 'bootstrap/dist/css/bootstrap.min.css'` },
    user: ({ press }) => press('text=Reviews', 4),
    finds: RAGE,
    on: 'Reviews',
  },
  'presses once an accordion whose panel is not there': {
    page: { ...bootstrap, body: bootstrap.body.replace('id="care"', 'id="other"') },
    user: ({ press }) => press('.accordion-button'),
    finds: DEAD,
    on: 'Care',
  },
  'presses a disclosure that was rendered anew': {
    page: renderedAnew(headless, '#why'),
    user: ({ press }) => press('#why', 4),
    finds: RAGE,
    on: 'Why?',
  },
  'presses a Headless UI tab whose events are swallowed': {
    page: swallowed(headless),
    user: ({ press }) => press('text=Week', 4),
    finds: RAGE,
    on: 'Week',
  },
  'presses a Shoelace tab whose events are swallowed': {
    page: swallowed(shoelace),
    user: ({ press }) => press('text=Custom', 4),
    finds: RAGE,
    on: 'Custom',
  },
})
