import { covered, renderedAnew } from '../breakages.ts'
import { DEAD, family, type LabPage } from '../scenario.ts'

/** Tiles are drawn by the page itself: there is no tile server here. */
const leaflet: LabPage = {
  widget: 'leaflet',
  body: `<div id="map" style="width: 600px; height: 360px"></div><p><button id="locate" type="button">Where am I?</button></p>`,
  script: `
    import L from 'leaflet'
    import 'leaflet/dist/leaflet.css'
    const map = L.map('map', { minZoom: 2, maxZoom: 8 }).setView([59.9, 10.7], 5)
    const Tiles = L.GridLayer.extend({
      createTile({ x, y, z }) {
        const tile = document.createElement('div')
        tile.textContent = [z, x, y].join('/')
        tile.style.outline = '1px solid #9bd'
        return tile
      },
    })
    map.addLayer(new Tiles())
    const icon = L.divIcon({ html: '<b>⬤</b>' })
    L.marker([59.9, 10.7], { icon, title: 'Oslo' }).addTo(map).bindPopup('Oslo, the shop')
    L.marker([60.4, 5.3], { icon, title: 'Bergen' }).addTo(map).bindPopup('Bergen, the store')
    document.querySelector('#locate').onclick = () => map.setView([60.4, 5.3], 6)`,
}

export const maps = family('maps', {
  'zooms in on a Leaflet map faster than it zooms': {
    page: leaflet,
    user: ({ press }) => press('.leaflet-control-zoom-in', 3, 220),
  },
  'zooms in to the end and presses on': {
    page: leaflet,
    user: ({ press }) => press('.leaflet-control-zoom-in', 8, 260),
  },
  'zooms out and in again': {
    page: leaflet,
    async user({ press }) {
      await press('.leaflet-control-zoom-out', 2, 300)
      await press('.leaflet-control-zoom-in', 2, 300)
    },
  },
  'zooms by double clicks': {
    page: leaflet,
    async user({ pressAt, wait }) {
      await pressAt('#map', 0.5, 0.7, 2, 160)
      await wait(500)
      await pressAt('#map', 0.4, 0.6, 2, 160)
    },
  },
  'clicks about on bare map': {
    page: leaflet,
    user: ({ pressAt }) => pressAt('#map', 0.8, 0.8, 4, 350),
  },
  'drags a map': {
    page: leaflet,
    async user({ drag }) {
      await drag('#map', { x: -120, y: 40 })
      await drag('#map', { x: 60, y: -70 })
    },
  },
  'opens the popup of a marker, and closes it, again and again': {
    page: leaflet,
    user: ({ press }) => press('[title=Oslo]', 4, 400),
  },
  'opens one popup after the other and closes the last': {
    page: leaflet,
    user: ({ pressEach }) =>
      pressEach(['[title=Oslo]', '[title=Bergen]', '.leaflet-popup-close-button'], 600),
  },
  'zooms on a phone': {
    page: { ...leaflet, phone: true, body: leaflet.body.replace('600px', '300px') },
    user: ({ press }) => press('.leaflet-control-zoom-in', 3, 300),
  },
  'presses once a zoom button that was rendered anew': {
    page: renderedAnew(leaflet, '.leaflet-control-zoom'),
    user: ({ press }) => press('.leaflet-control-zoom-in'),
    finds: DEAD,
    on: 'Zoom in',
  },
  'presses a dead zoom button until the double clicks zoom the map under it': {
    page: renderedAnew(leaflet, '.leaflet-control-zoom'),
    user: ({ press }) => press('.leaflet-control-zoom-in', 4),
    allows: ['dead-click'],
  },
  'presses once the button under a map that has lost its handler': {
    page: renderedAnew(leaflet, '#locate'),
    user: ({ press }) => press('#locate'),
    finds: DEAD,
    on: 'Where am I?',
  },
  'presses where a forgotten layer covers the map’s button': {
    page: covered(leaflet),
    user: ({ press }) => press('#locate', 5),
    finds: ['rage-click'],
    allows: ['dead-click'],
  },
})
