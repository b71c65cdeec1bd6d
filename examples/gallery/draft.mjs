const ends = {
  nobody: {},
  empty: { isEmpty: true },
  unknown: { mayHaveArrived: true, hasOthers: true },
  sent: { ok: true, sent: true, reference: 'T-1042' },
}

/**
 * What would be passed on in a handover, and a recording as `unstuck/recorder` keeps it: masked. How passing it on ends, too.
 *
 * @param {keyof typeof ends} end
 */
export const createDraft = (end) => ({
  sends: true,
  lines: [
    ['10:02', 'On the page /checkout'],
    ['10:04', 'Refused: the form “Payment”, for the second time'],
    ['10:05', 'A request has failed: POST /api/pay, 402'],
    ['10:05', 'Help was shown: “Card refused?”'],
  ].map(([time, text], i) => ({ id: `l${i}`, time, text })),
  recording: recordPage(),
  pass: () => Promise.resolve({ ok: false, copied: false, message: '', ...ends[end] }),
})

/** rrweb's events: the size of the window, the page, and the pointer on its way. */
function recordPage() {
  let id = 0
  const text = (words) => ({ type: 3, textContent: words, id: ++id })
  const element = (tagName, style, ...childNodes) => ({
    type: 2,
    tagName,
    attributes: style ? { style } : {},
    childNodes,
    id: ++id,
  })
  const field = (name) =>
    element(
      'p',
      'margin:14px 0',
      element('span', 'display:block;font-size:13px;color:#666', text(name)),
      element('b', 'display:block;padding:9px;border:1px solid #ccc;border-radius:6px', text('••••••••')),
    )
  const body = element(
    'body',
    'font:16px sans-serif;margin:36px 220px;color:#222',
    element('h1', 'font-size:24px', text('********')),
    field('**** ******'),
    field('****** ****'),
    element('i', 'padding:10px 26px;background:#3355cc;border-radius:6px;color:#fff', text('*** ***')),
  )
  const node = {
    type: 0,
    childNodes: [
      { type: 1, name: 'html', publicId: '', systemId: '', id: ++id },
      element('html', '', element('head'), body),
    ],
    id: ++id,
  }
  const at = (ms, type, data) => ({ type, data, timestamp: 1_795_000_000_000 + ms })
  return [
    at(0, 4, { href: '/checkout', width: 760, height: 420 }),
    at(0, 2, { node, initialOffset: { top: 0, left: 0 } }),
    at(1, 3, { source: 1, positions: [{ x: 290, y: 318, id, timeOffset: 0 }] }),
    at(42_000, 3, { source: 1, positions: [{ x: 310, y: 320, id, timeOffset: 0 }] }),
  ]
}
