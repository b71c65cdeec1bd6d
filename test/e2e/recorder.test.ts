import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe } from 'vitest'
import { readRecording, replay } from '../../src/replay.ts'
import type { RrwebEvent } from '../../src/recorder/rrweb.ts'
import { bundle } from '../support/e2e/bundle.ts'
import { hear } from '../support/e2e/hear.ts'
import { handOf } from '../support/e2e/hand.ts'
import type { Site } from '../support/e2e/site.ts'
import { expect, test } from '../support/e2e.ts'

const config = { schemaVersion: 1 }

/** A host that brings both parts of the package by its bundler. */
function serve(site: Site, files: ReadonlyMap<string, string>, options: string): void {
  for (const [name, body] of files) site.on(`GET /host/${name}`, { type: 'text/javascript', body })
  site.on(
    'GET /',
    `<!doctype html><title>Chart of Jane Roe</title>
    <h1 aria-label="Chart of Jane Roe">Jane Roe</h1><a href="/orders?card=4111">Order</a>
    <label>Name <input id="name" value="Jane Roe"></label>
    <p data-unstuck-block>Jane Roe, blocked</p>
    <button id="dead" type="button">Pay Jane Roe</button>
    <script src="/record.js"></script>
    <script type="module">
      import { createUnstuck } from '/host/unstuck.js'
      import { createRecorder } from '/host/recorder.js'
      const unstuck = createUnstuck({ config: ${JSON.stringify(config)}, consent: 'granted' })
      record((type, hear) => unstuck.on(type, hear))
      window.recorder = createRecorder(unstuck, ${options})
    </script>`,
  )
}

describe('the recorder', () => {
  let files: ReadonlyMap<string, string>
  beforeAll(async () => {
    files = await bundle({
      unstuck: resolve('dist/index.js'),
      recorder: resolve('dist/recorder.js'),
      rrweb: resolve('node_modules/@rrweb/record/dist/record.js'),
    })
  })

  test('keeps what replays to the byte, and nothing that a person could be known by', async ({
    page,
    site,
  }) => {
    serve(site, files, `{ consent: 'granted' }`)
    const heard = hear(page)
    await page.goto(site.origin)
    await page.waitForFunction('recorder.isRecording && recorder.take().length > 3')
    const hand = handOf(page)
    await page.locator('#name').fill('Richard Roe')
    await hand.press('#dead', 4)
    await heard.signal('rage-click')
    await heard.signal('dead-click')
    const events = await page.evaluate<RrwebEvent[]>('recorder.take()')

    const { mode, log, state, unknown } = readRecording(events)
    expect({ mode, unknown }).toEqual({ mode: 'exact', unknown: [] })
    const states = events.filter(({ data }) => (data as { tag?: string }).tag === 'unstuck/state')
    expect(states).toHaveLength(1)
    // rrweb was still to be loaded then.
    expect(log.slice(0, 2).map(({ type }) => type)).toEqual(['start', expect.stringMatching(/page|memory/)])
    const again = replay(config, log, state).signals
    const lived = heard.of('signal')
    // But for the name of the button, which is that of a person.
    expect(JSON.stringify(again)).toBe(JSON.stringify(lived).replaceAll(',"name":"Pay Jane Roe"', ''))
    expect(again.map(({ type }) => type)).toContain('rage-click')

    expect(JSON.stringify(events)).not.toMatch(/Roe|4111|blocked/)
    expect(JSON.stringify(events)).toMatch(/\*{3}/)
  })

  test('records nothing before consent, and forgets what it has when that is denied', async ({
    page,
    site,
  }) => {
    serve(site, files, '{}')
    await page.goto(site.origin)
    await page.waitForFunction('window.recorder')
    const asked = site.received.length
    const sizes = await page.evaluate(`(async () => {
      const size = () => recorder.take().length
      const until = async (test) => { while (!test()) await new Promise(requestAnimationFrame) }
      const before = [recorder.isRecording, size()]
      recorder.consent('granted')
      await until(() => size() > 4)
      recorder.consent('pending')
      const paused = size()
      document.body.append('more')
      await new Promise(requestAnimationFrame)
      const still = size() === paused
      recorder.consent('denied')
      return [...before, paused > 3, still, size(), recorder.isRecording]
    })()`)
    expect(sizes).toEqual([false, 0, true, true, 0, false])
    expect(asked).toBeGreaterThan(0)
  })

  test('leaves the recording alone that the host makes by the same rrweb, and says so', async ({
    page,
    site,
  }) => {
    serve(site, files, '{ onProblem: (says) => (window.problem = says) }')
    await page.goto(site.origin)
    await page.waitForFunction('window.recorder')
    await page.evaluate(`import('/host/rrweb.js').then(({ record }) => {
      window.theirs = []
      window.stopTheirs = record({ emit: (event) => theirs.push(event) })
      recorder.consent('granted')
    })`)
    await page.waitForFunction('window.problem')
    expect(await page.evaluate('problem')).toMatch(
      /^Failed to record the page: this rrweb records it already/,
    )
    const before = await page.evaluate<number>('theirs.length')
    await page.locator('#name').fill('Richard Roe')
    await page.waitForFunction(`theirs.length > ${before} + 1`)
    expect(await page.evaluate('[recorder.isRecording, recorder.take().length]')).toEqual([false, 0])
    await page.evaluate(`stopTheirs(), recorder.consent('granted')`)
    await page.waitForFunction('recorder.isRecording')
  })

  test('holds no secret of a page, wherever it stands', async ({ page, site }) => {
    for (const [name, body] of files) site.on(`GET /host/${name}`, { type: 'text/javascript', body })
    site.on('GET /inside', `<title>Akte</title><p title=Rosenkavalier>Falstaff <input value=Otello></p>`)
    site.on('GET /patients/91827364/anna@example.org', SECRETIVE)
    await page.goto(`${site.origin}/patients/91827364/anna@example.org?name=Turandot&token=eyJhbG#t=Tosca`)
    await page.waitForFunction('recorder.isRecording && recorder.take().length > 3')
    await page.click('#typed')
    await page.keyboard.type('Rigoletto')
    await page.keyboard.insertText('Traviata')
    await page.click('#free')
    await page.keyboard.type('Nabucco')
    await page.click('#dead', { clickCount: 3, delay: 30 })
    await page.evaluate(`changeAll()`)
    await page.waitForFunction(`JSON.stringify(recorder.take()).includes('"changed"')`)
    const kept = JSON.stringify(await page.evaluate('recorder.take()'))
    expect(SECRETS.filter((secret) => kept.toLowerCase().includes(secret.toLowerCase()))).toEqual([])
    expect(kept).toContain('who kept')
  })

  test('tells of presses that a script stops, begins anew for somebody else, and works with the stub', async ({
    page,
    site,
  }) => {
    for (const [name, body] of files) site.on(`GET /host/${name}`, { type: 'text/javascript', body })
    site.on('GET /unstuck.global.js', {
      type: 'text/javascript',
      body: readFileSync('dist/unstuck.global.js', 'utf8'),
    })
    site.on(
      'GET /',
      `<!doctype html><title>Shop</title><button id="dead">Pay</button> <p data-unstuck-block><button id="blocked">No</button></p>
      <iframe srcdoc="<button>Inside</button>"></iframe>
      <script>window.unstuck = function () { (unstuck.q = unstuck.q || []).push(arguments) }
        for (const type of ['pointerdown', 'pointerup', 'click'])
          document.addEventListener(type, (event) => event.stopImmediatePropagation(), true)</script>
      <script type="module">
        import { createRecorder } from '/host/recorder.js'
        window.problems = []
        window.recorder = createRecorder(window.unstuck,
          { consent: 'granted', onProblem: (message, error) => problems.push(message + error) })
      </script>
      <script async src="/late.js"></script>`,
    )
    // A tag manager brings it, long after the recorder and when the page has loaded.
    site.on('GET /late.js', {
      type: 'text/javascript',
      body: `addEventListener('load', () => setTimeout(() => {
        const script = document.createElement('script'); script.src = '/unstuck.global.js'
        script.dataset.consent = 'granted'; document.head.append(script) }))`,
    })
    await page.goto(site.origin)
    await page.waitForFunction('recorder.isRecording && recorder.take().length > 3')
    await page.click('#blocked')
    await page.click('#dead')
    type Told = { type: number; data: { source?: number; type?: number; id?: number } }
    const presses = async () =>
      (await page.evaluate<Told[]>('recorder.take()'))
        .filter(({ type, data }) => type === 3 && data.source === 2 && data.type! < 3)
        .map(({ data }) => data.type)
    await expect.poll(presses).toEqual([1, 0, 2])
    // The script came after the recorder, and all that it has observed is there.
    const take = () => page.evaluate<RrwebEvent[]>('recorder.take()')
    expect(readRecording(await take()).log[0]?.type).toBe('start')
    const framesAttached = `recorder.take().filter(({ data }) => data.isAttachIframe).length === 1`
    // Down, up and click, each once. Nothing of it is left for whoever comes next.
    await page.evaluate(`unstuck.forget()`)
    await page.waitForFunction(framesAttached)
    // Begun anew at once it holds what is in the frame, too, though that has just been told of.
    await page.evaluate(`(async () => {
      for (let nth = 0; nth < 3; nth++) {
        unstuck.forget()
        for (let tries = 0; tries < 500 && !(${framesAttached}); tries++) await new Promise((done) => setTimeout(done))
      }
    })()`)
    expect(await page.evaluate(framesAttached)).toBe(true)
    expect(await presses()).toEqual([])
    // Also in a frame, however often the page was looked at anew.
    await page.frameLocator('iframe').getByText('Inside').click()
    await expect.poll(presses).toEqual([1, 0, 2])
    await page.evaluate(`unstuck.forget()`)
    await page.waitForFunction(framesAttached)
    await page.click('#dead')
    await expect.poll(presses).toEqual([1, 0, 2])
    const { mode, unknown } = readRecording(await take())
    expect({ mode, unknown, problems: await page.evaluate('problems') }).toEqual({
      mode: 'exact',
      unknown: [],
      problems: [],
    })
    // Whoever was given the stub holds it still.
    await page.evaluate(`recorder.consent('pending'), recorder.consent('granted')`)
    await page.waitForFunction(framesAttached)
    await page.click('#dead')
    await expect
      .poll(async () => readRecording(await take()).log.some(({ type }) => type === 'act'))
      .toBe(true)
  })
})

const SECRETS =
  `Rosenkavalier Falstaff Otello 91827364 anna@ Turandot eyJhbG Tosca Rigoletto Traviata Nabucco Aida Salome Elektra Fidelio Lohengrin
  Parsifal Tannhauser Siegfried Euryanthe Oberon Freischutz Undine Martha Carmen Manon Werther Thais Lakme Mignon Faust Norma Ernani Luisa Akte`.split(
    /\s+/,
  )

/** A person in all places where one may stand. */
const SECRETIVE = `<!doctype html><title>Chart of Aida</title><meta name=description content="Salome">
  <style>.who::after { content: "Elektra"; background: url(/photo?of=Fidelio) } p { --who: "Martha" }</style>
  <h1 class="who kept" data-bs-title=Mignon aria-label="Lohengrin" data-owner="Parsifal" onclick="open('Tannhauser')" ng-init="load('Siegfried')">Aida</h1>
  <input id=typed aria-valuenow=3> <input type=hidden id=hidden value=Euryanthe> <input type=radio value=Oberon checked>
  <textarea>Freischutz</textarea> <select><option value=Undine>Martha</select> <input type=submit value=Carmen>
  <img alt=Manon src="/photo?of=Werther"> <img srcset="/photo?of=Thais 2x"> <a href="/mail?to=Lakme" download=Mignon>Faust</a>
  <div id=free contenteditable>Norma</div> <canvas id=canvas>Ernani</canvas> <div id=host></div> <svg><text>Luisa</text></svg>
  <iframe src=/inside></iframe> <iframe srcdoc="<p>Falstaff"></iframe> <button id=dead type=button>Open chart of Aida</button>
  <script>
    document.body.append(document.createComment('Aida'))
    const root = document.getElementById('host').attachShadow({ mode: 'open' })
    root.append('Salome')
    const $ = (id) => document.getElementById(id)
    $('canvas').getContext('2d').fillText('Aida', 10, 10)
    function changeAll() {
      root.firstChild.data = 'Elektra'
      root.append('Fidelio')
      document.title = 'Lohengrin'
      $('hidden').value = $('typed').value
      $('hidden').setAttribute('value', $('typed').value)
      $('dead').setAttribute('data-owner', 'Parsifal')
      $('dead').style.setProperty('--who', '"Siegfried"')
      document.styleSheets[0].insertRule('h1::before { content: "Euryanthe" }')
      const sheet = new CSSStyleSheet()
      sheet.replaceSync('h1::before { content: "Oberon" }')
      document.adoptedStyleSheets = [sheet]
      sheet.replaceSync('h1::before { content: "Norma" }')
      document.styleSheets[0].cssRules[0].style.setProperty('content', '"Undine"')
      document.body.insertAdjacentHTML('beforeend', '<p title=Carmen data-x="Manon">Werther<style>p::after{content:"Thais"}</style></p>')
      $('dead').className = 'changed'
    }
  </script>
  <script type="module">
    import { createUnstuck } from '/host/unstuck.js'
    import { createRecorder } from '/host/recorder.js'
    const traits = { plan: 'free', firstName: 'Aida', email: 'anna@example.org', since: 91827364 }
    const unstuck = createUnstuck({ config: { schemaVersion: 1 }, consent: 'granted', user: { id: 'Tosca', traits } })
    window.recorder = createRecorder(unstuck, { consent: 'granted' })
  </script>`
