import { execFileSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

/** What a server-side render makes of it: a module graph without any DOM. */
describe.each(['index', 'core'])('dist/%s.js on a server', (name) => {
  const run = (code: string) => {
    const address = JSON.stringify(pathToFileURL(`dist/${name}.js`))
    const script = `const before = Object.getOwnPropertyNames(globalThis).length
      const unstuck = await import(${address})
      ${code}`
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    })
    return JSON.parse(output) as unknown
  }

  it('does nothing when it is imported', () => {
    expect(run('console.log(Object.getOwnPropertyNames(globalThis).length - before)')).toBe(0)
  })

  it('makes an instance that has every method and does nothing', () => {
    const methods = run(`
      const it = unstuck.createUnstuck({ config: '/unstuck.json', features: [], consent: 'granted' })
      it.on('signal', () => {})()
      for (const [name, method] of Object.entries(it)) if (typeof method === 'function' && name !== 'on') method('x')
      await it.ready
      console.log(JSON.stringify([...Object.keys(it).sort(), it.score().visit, it.explain().rules.length]))`)
    expect(methods).toEqual([
      ...'consent error explain forget formResult friction help identify on page preview ready request reset score state'.split(
        ' ',
      ),
      ...'stop ticketOpened track'.split(' '),
      0,
      0,
    ])
  })

  it('ends by itself: nothing keeps the process alive', () => {
    expect(run("unstuck.createUnstuck({ features: [] }); console.log('1')")).toBe(1)
  })
})
