import { markup } from '../../playground/public/markup.mjs'
import { layout } from './layout.mjs'

export const exportsPage = () =>
  layout({
    title: 'Reports',
    config: 'export-incident.json',
    body: markup`
      <h1>Quarterly report</h1>
      <table>
        <tr><td>Revenue</td><td>48,120</td></tr>
        <tr><td>Cost</td><td>31,870</td></tr>
      </table>
      <p><button type="button" id="export">Export</button> <button type="button" id="chart">Show as chart</button></p>
      <p class="done" role="status"></p>`,
    script: `
      const status = document.querySelector('.done')
      document.querySelector('#export').addEventListener('click', async () => {
        status.textContent = 'Exporting …'
        const { ok } = await fetch('/api/exports', { method: 'POST' })
        status.textContent = ok ? 'report.csv is in your downloads.' : 'That did not work.'
      })
      document.querySelector('#chart').addEventListener('click', () => {
        document.querySelector('table').classList.toggle('chart')
      })`,
  })
