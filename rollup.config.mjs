import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import commonjs from '@rollup/plugin-commonjs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { transform } from 'esbuild'
import esbuild from 'rollup-plugin-esbuild'
import { createEventsSchema } from './src/published/eventsSchema.mjs'
import { createSchema } from './src/published/schema.mjs'

const pkg = JSON.parse(await readFile('package.json', 'utf8'))

/** Everything is built here and moved to `dist` at the end, so that nobody ever meets half a build. */
const staging = `.cache/dist-${process.pid}`

const banner = `/*! ${pkg.name} ${pkg.version} | ${pkg.license} */`

/**
 * What works at each press. V8 compiles a function when it is called first, which the first press has to wait for; told so, it
 * compiles all of them as the script arrives, and not on the main thread. Other browsers read a comment.
 */
const atEachPress = ['unstuck.global', 'unstuck.folding']
const bannerOf = (name) => (atEachPress.includes(name) ? `//# allFunctionsCalledOnLoad\n${banner}` : banner)

/** What npm consumers import. Their bundler brings the dependencies and splits where we `import()`. */
const doors = ['index', 'core', 'adapters', 'replay', 'recorder', 'inspector']

/**
 * What a script tag loads later, beside `unstuck.global.js`. Rollup does not split an IIFE, so these are an
 * ESM build of their own and `global.ts` imports them by address; what they share becomes one more chunk.
 */
const lazy = {
  'unstuck.folding': 'src/folding.ts',
  'unstuck.deciding': 'src/deciding.ts',
  'unstuck.handover': 'src/handover/desk.ts',
  'unstuck.forwarding': 'src/forwarding.ts',
  'unstuck.widget': 'src/ui/widget.ts',
  'unstuck.headless': 'src/ui/headless.ts',
  'unstuck.inspector': 'src/inspector.ts',
  'unstuck.sentences': 'src/rules/sentences.ts',
}

/**
 * rrweb's player is as large as all the rest. One file of it serves all builds: it is loaded by address when a user wants to
 * see the recording that they might share, and nobody who embeds the script has to install it.
 */
const PLAYER = 'unstuck.player'

/** One classic script each. `all` is for pages that need a single `integrity` hash. */
const scripts = {
  'unstuck.global': 'src/global.ts',
  'unstuck.all': 'src/all.ts',
  'unstuck.stub': 'src/stub.ts',
}

/** The maps are written from one folder deeper than where they end up. */
const sourcemapPathTransform = (path) => path.replace('../', '')

export default [
  {
    input: Object.fromEntries(doors.map((name) => [name, `src/${name}.ts`])),
    external: Object.keys({ ...pkg.dependencies, ...pkg.peerDependencies }).map(
      (name) => new RegExp(`^${name}(/|$)`),
    ),
    plugins: [player(), nodeResolve(), minifyStyles(), compile('es2022')],
    output: {
      dir: staging,
      format: 'es',
      // From `modules/ui/review`, where it is asked for.
      paths: { [PLAYER]: `../../../${PLAYER}.js` },
      // A module each: what an application loads later then is no part of what it loads at once.
      preserveModules: true,
      preserveModulesRoot: 'src',
      entryFileNames: ({ name }) => (doors.includes(name) ? '[name].js' : 'modules/[name].js'),
      sourcemap: true,
      sourcemapPathTransform,
    },
  },
  {
    input: lazy,
    preserveEntrySignatures: 'allow-extension',
    plugins: [player(), nodeResolve(), minifyStyles(), compile('es2021'), minify({ module: true })],
    output: {
      paths: { [PLAYER]: `./${PLAYER}.js` },
      manualChunks: (id, graph) => findChunk((entry) => isNeededBy(entry, id, graph)),
      dir: staging,
      format: 'es',
      banner: ({ name }) => bannerOf(name),
      entryFileNames: '[name].js',
      chunkFileNames: 'unstuck.[name].js',
      sourcemap: true,
      sourcemapPathTransform,
    },
  },
  {
    input: { [PLAYER]: 'src/ui/review/playRecording.ts' },
    plugins: [nodeResolve(), compile('es2021'), minify({ module: true })],
    output: { dir: staging, format: 'es', banner, entryFileNames: '[name].js', inlineDynamicImports: true },
  },
  {
    // The command line: its packages are built in, so that nobody who only embeds the script installs them.
    input: {
      cli: 'src/cli/unstuck.ts',
      // A thread of `backtest`, and what takes types out of tests for old versions of Node: both are loaded by address.
      'cli.worker': 'src/cli/backtest/worker.ts',
      'cli.typescript': 'src/cli/test/typescript.ts',
    },
    external: [/^node:/],
    plugins: [
      nodeResolve({ preferBuiltins: true, exportConditions: ['node'] }),
      commonjs(),
      compile('node20'),
    ],
    output: {
      dir: staging,
      format: 'es',
      banner: ({ name, isEntry }) => (isEntry && name === 'cli' ? `#!/usr/bin/env node\n${banner}` : banner),
      entryFileNames: '[name].js',
      chunkFileNames: 'cli.[name].js',
    },
  },
  {
    // What `unstuck backtest --html` puts into each report, with the player.
    input: 'src/report/report.tsx',
    plugins: [nodeResolve(), compile('es2022'), minify({ module: false })],
    output: { file: `${staging}/report.js`, format: 'iife', inlineDynamicImports: true },
  },
  ...Object.entries(scripts).map(([name, input]) => ({
    input,
    plugins: [player(), nodeResolve(), minifyStyles(), compile('es2021'), minify({ module: false })],
    output: {
      file: `${staging}/${name}.js`,
      format: 'iife',
      paths: { [PLAYER]: `./${PLAYER}.js` },
      banner: bannerOf(name),
      inlineDynamicImports: true,
      sourcemap: true,
      sourcemapPathTransform,
    },
  })),
].map((build, index, all) => ({
  ...build,
  onLog: leaveOutPackages,
  plugins: index === all.length - 1 ? [...build.plugins, publish()] : build.plugins,
}))

/** What Rollup has to say of the packages that are built in is for their authors, and nobody reads ours between it. */
function leaveOutPackages(level, log, tell) {
  const isOurs = (id) => !id.includes('node_modules')
  if ([log.id ?? log.ids ?? []].flat().every(isOurs)) tell(level, log)
}

/** Leaves the player to its own file. */
function player() {
  return {
    name: 'player',
    resolveId: (id) => (id.endsWith('/playRecording.ts') ? { id: PLAYER, external: true } : null),
  }
}

/** Styles stand in template strings, where no minifier of scripts looks. */
function minifyStyles() {
  return {
    name: 'minify-styles',
    async transform(code, id) {
      const isStyled = /[\\/]src[\\/](ui|inspector)[\\/]/.test(id) && /export const \w+ = `/.test(code)
      if (!isStyled) return null
      // `[name$=end]` is CSS, and `${name}` is not.
      const parts = code.split(/(?<=export const \w+ = `)((?:[^`$]|\$(?!\{))+)(?=`)/)
      const minified = parts.map((part, i) =>
        i % 2 ? transform(part, { loader: 'css', minify: true }).then(({ code: css }) => pack(css)) : part,
      )
      return { code: (await Promise.all(minified)).join(''), map: null }
    },
  }
}

/** The values of custom properties are left as they are: spaces in them that say nothing go here. */
function pack(css) {
  return css.trim().replace(/--[\w-]+: [^;}]*/g, (value) => value.replace(/ ?([:,*/]) /g, '$1'))
}

/** What comes later takes what it shares with these two from them: they are there by then. */
function findChunk(isNeeded) {
  if (isNeeded('src/folding.ts')) return 'unstuck.folding'
  const comesAlone = ['src/ui/headless.ts', 'src/inspector.ts'].some(isNeeded)
  return isNeeded('src/ui/widget.ts') && !comesAlone ? 'unstuck.widget' : undefined
}

/** Whether a module is imported, directly or not, by one of the entries; what is loaded later is not. */
function isNeededBy(entry, id, { getModuleInfo }, seen = new Set()) {
  if (id.endsWith(entry)) return true
  if (seen.has(id)) return false
  seen.add(id)
  return getModuleInfo(id).importers.some((importer) => isNeededBy(entry, importer, { getModuleInfo }, seen))
}

function compile(target) {
  return esbuild({
    target,
    tsconfig: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { __VERSION__: JSON.stringify(pkg.version) },
  })
}

function minify({ module }) {
  return terser({
    ecma: 2020,
    module,
    compress: { passes: 3 },
    format: { comments: /^!|^# allFunctions/ },
  })
}

/** Runs after the last build: adds the declarations and the JSON Schema, and swaps the whole folder in. */
function publish() {
  return {
    name: 'publish',
    async writeBundle() {
      await copyDeclarations([...doors, 'global', 'stub'], '.cache/types', `${staging}/types`)
      await writeFile(`${staging}/schema.json`, JSON.stringify(await createSchema(), null, 2))
      await writeFile(`${staging}/events.schema.json`, JSON.stringify(await createEventsSchema(), null, 2))
      await swapIn(staging, 'dist')
    },
  }
}

/** Tries again where another build came in between. */
async function swapIn(fresh, place, attempts = 5) {
  const old = `${fresh}-old`
  await rm(old, { recursive: true, force: true })
  await rename(place, old).catch(() => {})
  try {
    await rename(fresh, place)
  } catch (error) {
    if (attempts === 0) throw error
    await swapIn(fresh, place, attempts - 1)
  } finally {
    await rm(old, { recursive: true, force: true })
  }
}

/**
 * Copies the declarations that the doors reach, and no others. The compiler leaves `./x.ts` in them, which
 * names no file of the package, so it becomes `./x.js`.
 */
async function copyDeclarations(names, from, to) {
  const relativeImport = /((?:from|import)\s*\(?\s*['"])(\.[^'"]+)\.tsx?(['"])/g
  const pending = names.map((name) => `${name}.d.ts`)
  const done = new Set()
  for (const file of pending) {
    if (done.has(file)) continue
    done.add(file)
    const text = await readFile(join(from, file), 'utf8')
    for (const [, , target] of text.matchAll(relativeImport)) {
      pending.push(`${normalize(join(dirname(file), target))}.d.ts`)
    }
    await mkdir(dirname(join(to, file)), { recursive: true })
    await writeFile(join(to, file), text.replace(relativeImport, '$1$2.js$3'))
  }
}
