/**
 * Who may import what inside `src`: a row for each folder and each file beside them. `imports` and `packages`
 * may be used, `types` may only be named in types and leave nothing in the bundle.
 *
 * @type {Record<string, { imports: string[], packages?: string[], types?: string[] }>}
 */
export const walls = {
  // Only the names of the detectors, which are those of the signals.
  core: { imports: [], types: ['detectors'] },
  detectors: { imports: ['core'] },
  rules: { imports: ['core'] },
  recording: { imports: ['core'], packages: ['css-select', 'fflate'], types: ['@rrweb/types'] },
  backtest: { imports: ['core', 'detectors', 'rules', 'recording'] },
  dom: { imports: ['core'] },
  ui: { imports: ['core'], packages: ['preact', 'dompurify', '@rrweb/replay'], types: ['handover'] },
  forward: { imports: ['core'] },
  handover: { imports: ['core'] },
  inspector: {
    imports: ['core', 'rules', 'ui'],
    packages: ['preact'],
    types: ['forward', 'surface.ts'],
  },
  recorder: { imports: ['core'], packages: ['@rrweb/record'], types: ['surface.ts'] },
  report: { imports: [], packages: ['preact', '@rrweb/replay'], types: ['backtest'] },
  storage: { imports: ['core'], packages: ['idb-keyval'] },
  cli: { imports: ['core', 'detectors', 'rules', 'recording', 'backtest', 'replay.ts'], packages: ['*'] },

  // Run by the build: what it publishes beside the code.
  published: { imports: [], packages: ['*'] },

  shell: {
    imports: ['eventNames.ts', 'core', 'dom', 'forward', 'handover', 'storage'],
    types: [
      'rules',
      'ui',
      'inspector',
      'client.ts',
      'deciding.ts',
      'forwarding.ts',
      'facade.ts',
      'surface.ts',
    ],
  },

  'sensors.ts': { imports: ['dom'] },
  'features.ts': { imports: ['detectors', 'sensors.ts'], types: ['core'] },
  'replay.ts': { imports: ['core', 'detectors', 'rules', 'recording', 'backtest'] },
  'client.ts': {
    imports: ['core', 'detectors', 'rules', 'dom', 'ui', 'forward', 'handover', 'storage', 'shell'],
    types: ['deciding.ts', 'facade.ts', 'surface.ts'],
  },
  'eventNames.ts': { imports: [], types: ['surface.ts'] },
  'surface.ts': { imports: [], types: ['ui', 'core', 'rules', 'forward', 'handover'] },
  'facade.ts': { imports: ['core', 'dom', 'eventNames.ts'], types: ['rules', 'client.ts', 'surface.ts'] },
  'scriptTag.ts': {
    imports: ['facade.ts', 'forward', 'sensors.ts', 'shell', 'start.ts'],
    types: ['surface.ts'],
  },
  'start.ts': { imports: ['shell'], types: ['client.ts', 'facade.ts', 'surface.ts'] },
  'folding.ts': { imports: ['client.ts', 'detectors', 'sensors.ts'], types: ['core'] },
  'deciding.ts': { imports: ['dom', 'rules', 'shell', 'storage'] },
  'forwarding.ts': { imports: ['forward', 'storage'] },
  'stub.ts': { imports: [] },
}

/** The public doors choose among the parts and add nothing of their own. */
const door = {
  imports: [
    'client.ts',
    'deciding.ts',
    'exports.ts',
    'forwarding.ts',
    'facade.ts',
    'features.ts',
    'folding.ts',
    'load.ts',
    'scriptTag.ts',
    'sensors.ts',
    'start.ts',
    'surface.ts',
    'core.ts',
    'core',
    'detectors',
    'rules',
    'dom',
    'ui',
    'forward',
    'handover',
    'storage',
    'shell',
    'inspector',
    'inspector.ts',
  ],
}
walls['adapters.ts'] = { imports: ['forward'] }
walls['inspector.ts'] = { imports: ['inspector'] }
walls['recorder.ts'] = { imports: ['recorder'] }

for (const name of ['index.ts', 'core.ts', 'exports.ts', 'load.ts', 'global.ts', 'all.ts']) walls[name] = door

/** Where the same input must give the same bytes in every engine, at any time. */
export const pure = ['core', 'detectors', 'rules', 'recording', 'backtest', 'replay.ts']
