interface Serial {
  readonly type: number
  readonly id: number
  readonly tagName?: string
  readonly attributes?: object
  readonly childNodes?: readonly Serial[]
  readonly textContent?: string
}

/** The recording of a visit to a page with a table of so many megabytes, as exports of spreadsheets and logs show them. */
export function makeLargeSnapshot(megabytes: number): string {
  let id = 1
  const element = (tagName: string, attributes: object, childNodes: readonly Serial[]): Serial => ({
    type: 2,
    tagName,
    attributes,
    childNodes,
    id: ++id,
  })
  const text = (textContent: string): Serial => ({ type: 3, textContent, id: ++id })
  const makeCell = (column: number) =>
    element(
      'td',
      { class: `cell column-${column}`, 'data-column': `column-${column}`, style: 'width: 100px' },
      [text(`value ${id}`)],
    )
  const rows: Serial[] = []
  for (let bytes = 0; bytes < megabytes * 1e6; bytes += JSON.stringify(rows.at(-1)).length)
    rows.push(
      element(
        'tr',
        { class: 'row' },
        Array.from({ length: 8 }, (_, i) => makeCell(i)),
      ),
    )
  const button = element('button', { id: 'go' }, [text('Export')])
  const html = element('html', {}, [
    element('head', {}, []),
    element('body', {}, [button, element('table', {}, rows)]),
  ])
  const press = (timestamp: number) =>
    [1, 0, 2].map((type, i) => ({
      type: 3,
      timestamp: timestamp + 30 * i,
      data: { source: 2, type, id: button.id, x: 5, y: 5 },
    }))
  return JSON.stringify([
    { type: 4, timestamp: START, data: { href: 'https://shop.example/log', width: 1200, height: 800 } },
    { type: 2, timestamp: START + 10, data: { node: { type: 0, childNodes: [html], id: 1 } } },
    ...[2000, 2300, 2600, 9000].flatMap((after) => press(START + after)),
  ])
}

const START = Date.UTC(2026, 0, 5)
