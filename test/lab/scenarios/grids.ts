import { renderedAnew, swallowed } from '../breakages.ts'
import { family, RAGE, type LabPage } from '../scenario.ts'

const rows = `Array.from({ length: 60 }, (_, id) => ({ id, name: 'Tent ' + id, price: (id * 37) % 100 }))`

const tabulator: LabPage = {
  widget: 'tabulator-tables',
  body: '<div id="grid" style="width: 600px"></div><p><button id="export" type="button">Export</button></p>',
  script: `
    import { TabulatorFull } from 'tabulator-tables'
    import 'tabulator-tables/dist/css/tabulator.min.css'
    new TabulatorFull('#grid', {
      data: ${rows}, layout: 'fitColumns', pagination: true, paginationSize: 8, selectableRows: true,
      columns: [{ title: 'Name', field: 'name', editor: 'input' }, { title: 'Price', field: 'price' }],
    })
    document.querySelector('#export').onclick = () => { throw new Error('no rights') }`,
}

const agGrid: LabPage = {
  widget: 'ag-grid-community',
  body: '<div id="grid" style="width: 600px; height: 360px"></div>',
  script: `
    import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community'
    ModuleRegistry.registerModules([AllCommunityModule])
    createGrid(document.querySelector('#grid'), {
      rowData: ${rows}, pagination: true, paginationPageSize: 20, rowSelection: { mode: 'multiRow' },
      columnDefs: [{ field: 'name' }, { field: 'price' }],
    })`,
}

const virtual: LabPage = {
  widget: '@tanstack/virtual-core',
  body: '<div id="list" style="height: 240px; width: 300px; overflow: auto"><div id="inner" style="position: relative"></div></div><p id="says"></p>',
  script: `
    import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core'
    const list = document.querySelector('#list'), inner = document.querySelector('#inner')
    const rows = new Virtualizer({
      count: 5000, getScrollElement: () => list, estimateSize: () => 40, overscan: 2,
      observeElementRect, observeElementOffset, scrollToFn: elementScroll, onChange: draw,
    })
    function draw() {
      inner.style.height = rows.getTotalSize() + 'px'
      inner.innerHTML = rows.getVirtualItems().map(({ index, start }) =>
        '<button style="position: absolute; height: 36px; width: 100%; top: ' + start + 'px">Row ' + index + '</button>').join('')
    }
    rows._didMount()
    rows._willUpdate()
    draw()
    inner.onclick = (event) => (document.querySelector('#says').textContent += event.target.textContent + ', ')`,
}

const sortable: LabPage = {
  widget: 'sortablejs',
  body: `<ul id="list" style="width: 200px">${['Milk', 'Bread', 'Tea'].map((name) => `<li style="padding: 12px; cursor: grab">${name}</li>`).join('')}</ul>
    <button id="more" type="button">Load more</button>`,
  script: `
    import Sortable from 'sortablejs'
    const list = document.querySelector('#list')
    Sortable.create(list)
    document.querySelector('#more').onclick = () =>
      setTimeout(() => list.insertAdjacentHTML('beforeend', '<li>Jam</li>'), 700)`,
}

const header = (name: string) => `.tabulator-col:has-text("${name}")`

export const grids = family('grids and lists', {
  'sorts a Tabulator to and fro': { page: tabulator, user: ({ press }) => press(header('Price'), 4, 300) },
  'leafs through a Tabulator': { page: tabulator, user: ({ press }) => press('[data-page=next]', 5, 260) },
  'leafs on at the last page': {
    page: tabulator,
    async user({ press }) {
      await press('[data-page="4"]')
      await press('[data-page=next]', 6, 260)
    },
  },
  'marks rows of a Tabulator': {
    page: tabulator,
    user: ({ pressEach }) =>
      pressEach(
        [2, 3, 2].map((n) => `.tabulator-row:nth-child(${n}) [tabulator-field=price]`),
        350,
      ),
  },
  'edits a cell of a Tabulator': {
    page: tabulator,
    async user({ press, type, key }) {
      await press('.tabulator-row:nth-child(2) .tabulator-cell', 2, 200)
      await type('x')
      await key('Enter')
    },
  },
  'sorts an AG Grid': {
    page: agGrid,
    user: ({ press }) => press('.ag-header-cell-label:has-text("Price")', 4, 300),
  },
  'leafs through an AG Grid to its end': {
    page: agGrid,
    user: ({ press }) => press('[aria-label="Next Page"]', 4, 300),
  },
  'ticks rows of an AG Grid': {
    page: agGrid,
    user: ({ pressEach }) =>
      pressEach(
        [0, 1, 1].map((n) => `[row-index="${n}"] .ag-checkbox-input`),
        350,
      ),
  },
  'clicks on cells of an AG Grid, which only moves its focus ring': {
    page: agGrid,
    user: ({ press }) => press('[row-index="3"] [col-id=name]', 2, 500),
  },
  'presses rows of a virtual list while it scrolls': {
    page: virtual,
    async user({ press, wheel }) {
      await press('text=Row 2', 2, 300)
      await wheel('#list', 300, 4)
      await press('#inner button:nth-child(4)', 2, 300)
    },
  },
  'drags things of a SortableJS list': { page: sortable, user: ({ drag }) => drag('text=Milk', { y: 90 }) },
  'loads more, which takes a moment, twice': { page: sortable, user: ({ press }) => press('#more', 2, 1200) },
  'presses Load more, impatiently': {
    page: sortable,
    user: ({ press }) => press('#more', 3, 350),
    allows: ['rage-click'],
  },
  'presses a Load more that was rendered anew': {
    page: renderedAnew(sortable, '#more'),
    user: ({ press }) => press('#more', 4),
    finds: RAGE,
    on: 'Load more',
  },
  'presses an Export that throws': {
    page: tabulator,
    user: ({ press }) => press('#export'),
    finds: ['error-click', 'dead-click'],
    on: 'Export',
  },
  'presses the headers of a Tabulator whose events are swallowed': {
    page: swallowed(tabulator),
    user: ({ press }) => press(header('Price'), 4),
    finds: ['rage-click'],
    allows: ['dead-click'],
  },
  'presses the next page of an AG Grid that was rendered anew': {
    page: renderedAnew(agGrid, '.ag-paging-panel'),
    user: ({ press }) => press('[aria-label="Next Page"]', 4),
    finds: RAGE,
  },
})
