import { render } from 'preact'
import type { ReportData } from '../backtest/reportData.ts'
import { App } from './App.tsx'
import { reportStyle } from './reportStyle.ts'

/** The script of `unstuck backtest --html`: all that it needs is in the page, and it asks for nothing else. */
const style = document.createElement('style')
style.textContent = reportStyle
document.head.append(style)

const data = JSON.parse(document.getElementById('report')?.textContent ?? '{}') as ReportData
const root = document.getElementById('app')
if (root) {
  root.textContent = ''
  render(<App data={data} />, root)
}
