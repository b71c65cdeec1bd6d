/** Nodes of the checkout, by what they are. */
export const IDS = { pay: 101, check: 102, more: 103, card: 104, words: 105, rows: 106 }
/** Where they are on the screen. */
export const SPOTS = {
  pay: { x: 130, y: 330 },
  check: { x: 560, y: 250 },
  more: { x: 560, y: 330 },
  card: { x: 180, y: 250 },
  words: { x: 180, y: 400 },
}

/** A checkout as rrweb keeps a page: a full snapshot's node. */
export function shopPage(rows: object[] = []): object {
  let made = 1
  const id = () => ++made
  const text = (textContent: string, own = id()) => ({ type: 3, textContent, id: own })
  const element = (tagName: string, attributes: object, childNodes: object[] = [], own = id()) => ({
    type: 2, tagName, attributes, childNodes, id: own,
  }) // prettier-ignore
  return {
    type: 0,
    id: 1,
    childNodes: [
      { type: 1, name: 'html', publicId: '', systemId: '', id: id() },
      element('html', { lang: 'en' }, [
        element('head', {}, [element('style', {}, [text(STYLE)])]),
        element('body', {}, [
          element('h1', {}, [text('Checkout')]),
          element('div', { class: 'columns' }, [
            element('form', { id: 'payment' }, [
              element('label', {}, [text('Card number')]),
              element('input', { type: 'text', value: '', placeholder: '•••• •••• •••• ••••' }, [], IDS.card),
              element('button', { type: 'submit', class: 'pay' }, [text('Pay now')], IDS.pay),
              element('p', { role: 'alert' }, [text('', IDS.words)]),
            ]),
            element('aside', {}, [
              element('h2', {}, [text('Nordlys pack, 32 l')]),
              element('p', {}, [text('Ships in two days')]),
              element('button', {}, [text('Check availability')], IDS.check),
              element('button', {}, [text('More like this')], IDS.more),
            ]),
          ]),
          element('ul', {}, rows, IDS.rows),
        ]),
      ]),
    ],
  }
}

/** Rows of a list, each with what a product has. */
export function shopRows(count: number, from: number): object[] {
  return Array.from({ length: count }, (_, i) => {
    const id = from + 4 * i
    const text = { type: 3, textContent: `Product number ${id}, in stock`, id: id + 2 }
    const link = {
      type: 2,
      tagName: 'a',
      attributes: { href: `/products/${id}` },
      id: id + 1,
      childNodes: [text],
    }
    return { type: 2, tagName: 'li', attributes: { class: 'row row--wide' }, id, childNodes: [link] }
  })
}

const STYLE = `
  body { margin: 0; padding: 40px 56px; font: 16px/1.5 system-ui, sans-serif; color: #1d2733; background: #f6f7f9; }
  h1 { font-size: 30px; } h2 { font-size: 18px; margin: 0; }
  .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 48px; }
  form, aside { background: #fff; border-radius: 12px; padding: 24px; box-shadow: 0 1px 4px #0002; }
  label { display: block; font-weight: 600; } input { width: 90%; padding: 10px; border: 1px solid #b8c1cc; border-radius: 6px; }
  button { display: block; margin-top: 20px; padding: 10px 18px; border: 0; border-radius: 6px; background: #e4e8ed; font: inherit; }
  .pay { background: #1f5fbf; color: #fff; } [role=alert] { color: #b3261e; min-height: 24px; }`
