import { afterEach, describe, expect, it } from 'vitest'
import { startActs } from '../../src/dom/acts.ts'
import { ADDRESSES_OF_A_LIST } from '../../src/core/tree/helpWords.ts'
import { startHelpSeeks } from '../../src/dom/helpSeeks.ts'
import { hand } from './hand.ts'
import { show, wait, watch } from './watch.ts'

const stay = (event: Event) => event.preventDefault()

afterEach(() => removeEventListener('click', stay))

async function seek(html: string) {
  const at = show(html)
  addEventListener('click', stay)
  const watched = watch([startActs, startHelpSeeks])
  await hand.press(at('#it'))
  await wait(60)
  expect(watched.problems).toEqual([])
  return watched.of('sought').map(({ by, target, ignored }) => [by, target.key, ...(ignored ?? [])].join(' '))
}

describe('the user goes for help', () => {
  it.each<[string, string, string]>([
    ['by a link to it', '<a id=it href="/help">Help</a>', 'link it'],
    ['by a link below it', '<a id=it href="/de/hilfe/artikel/7">So geht das</a>', 'link it'],
    ['by a page of that name', '<a id=it href="/kontakt.html">Wir</a>', 'link it'],
    ['at an address of its own', '<a id=it href="https://support.example.com/x">More</a>', 'link it'],
    ['in another script', '<a id=it href="/помощь">?</a>', 'link it'],
    ['by an icon in a link', '<a href="/faq" id=link><b id=it>?</b></a>', 'link link'],
    ['by mail to the support', '<a id=it href="mailto:support@example.com">Mail</a>', 'address it'],
    ['by the only telephone number of the page', '<a id=it href="tel:+4930123">Call us</a>', 'address it'],
    ['by a button of that name', '<button id=it>Contact us</button>', 'button it'],
    ['by a button that names who is called', '<button id=it>Contact support</button>', 'button it'],
    ['by a chat of the product', '<button id=it aria-label="Live chat">…</button>', 'button it'],
    [
      'by a launcher of a vendor',
      '<div class=intercom-lightweight-app><div id=it role=button style="width:60px;height:60px">.</div></div>',
      'chat it',
    ],
    ['by what the host marks', '<div data-unstuck-help><button id=it>Ask Emma</button></div>', 'mark it'],
  ])('%s', async (_, html, sought) => {
    expect(await seek(html)).toEqual([sought])
  })

  it('by a launcher in a frame, which takes the focus', async () => {
    const at = show(
      '<input id=before><iframe name=intercom-launcher-frame id=it srcdoc="<button>Chat</button>"></iframe>',
    )
    const watched = watch([startActs, startHelpSeeks])
    at('#before').focus()
    await wait(200)
    await hand.press(at('#it'))
    await wait(100)
    expect(watched.of('sought').map(({ by }) => by)).toEqual(['chat'])
  })
})

describe('the user does not', () => {
  const mails = (count: number) => '<a href="mailto:a@b.example">A</a>'.repeat(count)
  it.each<[string, string]>([
    ['by any other link', '<a id=it href="/orders">Orders</a>'],
    ['by a link in which the word is a part of another', '<a id=it href="/supported-browsers">Browsers</a>'],
    [
      'by a product whose page is called like that',
      '<a id=it href="https://support-hosting.example/plans">Plans</a>',
    ],
    ['by asking a search for it', '<a id=it href="/search?q=help">Search</a>'],
    ['by a button that saves', '<button id=it>Save contact</button>'],
    [
      'by writing to one of many people',
      `${mails(ADDRESSES_OF_A_LIST)}<a id=it href="mailto:jo@customer.example">Jo</a>`,
    ],
    ['by sharing by mail', '<a id=it href="mailto:?subject=Look">Share</a>'],
    ['by a text about it', '<p id=it>Help</p>'],
    ['where the host asked not to look', '<nav data-unstuck-ignore><a id=it href="/help">Help</a></nav>'],
  ])('%s', async (_, html) => {
    expect(await seek(html)).toEqual([])
  })

  it('unless for other signals only', async () => {
    expect(await seek('<nav data-unstuck-ignore="help-seek"><a id=it href="/help">Help</a></nav>')).toEqual([
      'link it help-seek',
    ])
  })

  it('by reading on in the help', async () => {
    const before = location.href
    history.replaceState(null, '', '/help/first')
    try {
      expect(await seek('<a id=it href="/help/second">Next</a>')).toEqual([])
    } finally {
      history.replaceState(null, '', before)
    }
  })
})
