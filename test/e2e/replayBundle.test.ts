import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

const { files, packages } = readImports('dist/replay.js')

describe('dist/replay.js', () => {
  it('runs in plain Node', () => {
    const script = `
      const before = Object.getOwnPropertyNames(globalThis).length
      const { replay } = await import(${JSON.stringify(pathToFileURL('dist/replay.js'))})
      const press = (i) => ({ type: 'act', at: i * 200, began: i * 200, id: 'a' + i, kind: 'press',
        target: { key: 'k', tag: 'button' }, judge: 'yes' })
      const log = [1, 2, 3].map(press).concat({ type: 'end', at: 5000 })
      const { signals } = replay({ schemaVersion: 1 }, log)
      console.log(signals[0].type, Object.getOwnPropertyNames(globalThis).length - before)`
    const output = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
    })
    expect(output.trim()).toBe('rage-click 0')
  })

  it('is made of the pure parts alone, and what unpacks files: no DOM, no Preact, no rrweb', () => {
    const pure =
      /^src\/((core|detectors|rules|recording|backtest)\/.*|replay\.ts)$|^node_modules\/(fflate|css-select|css-what|boolbase|nth-check|domutils|domhandler|domelementtype|dom-serializer|entities)\//
    const foreign = files.flatMap(readSources).filter((source) => !pure.test(source))
    expect(files.length).toBeGreaterThan(1)
    expect(foreign).toEqual([])
    expect(packages).toEqual([])
  })
})

/** A module of the build with all the modules that it reaches, and the packages that they name. */
function readImports(entry: string) {
  const files = [entry]
  const packages: string[] = []
  for (const file of files) {
    for (const [, still, lazy] of readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\b[^'"\n]*['"]([^'"\n]+)['"];?$|\bimport\(['"]([^'"]+)['"]\)/gm,
    )) {
      const name = still ?? lazy ?? ''
      if (!name.startsWith('.')) packages.push(name)
      else if (!files.includes(join(dirname(file), name))) files.push(join(dirname(file), name))
    }
  }
  return { files, packages }
}

/** The source files that went into a file of the build, by its source map. */
function readSources(file: string): string[] {
  const { sources } = JSON.parse(readFileSync(`${file}.map`, 'utf8'))
  return sources.map((source: string) => relative('.', join(dirname(file), source)).replaceAll('\\', '/'))
}
