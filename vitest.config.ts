import { fileURLToPath } from 'node:url'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import pkg from './package.json' with { type: 'json' }
import { answers } from './test/support/answers.mjs'
import { findBrowser } from './test/support/browser.mjs'

export default defineConfig({
  define: { __VERSION__: JSON.stringify(pkg.version) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // What a page that its test has closed still had under way says nothing of that test, which is judged.
    onUnhandledError: ({ message }) => !/(page|context|browser) has been closed/i.test(message),
    projects: [
      {
        extends: true,
        // The example backend imports the package as its readers do; here that is its source.
        resolve: { alias: { 'unstuck/replay': fileURLToPath(new URL('src/replay.ts', import.meta.url)) } },
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: ['test/support/sameSeed.ts'],
          // What is tested here is pure, and loading it anew for each file took half of the time.
          pool: 'threads',
          // One less than there are cores would leave one of two idle.
          maxWorkers: 2,
          isolate: false,
          // A slow machine is no fault; a test that hangs is found all the same.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        plugins: [answers()],
        // Known before the first test: a dependency that is met later reloads the page under the tests.
        optimizeDeps: {
          include: [
            '@material/web/button/filled-button.js',
            '@material/web/checkbox/checkbox.js',
            '@material/web/iconbutton/icon-button.js',
            '@radix-ui/react-dialog',
            '@rrweb/replay',
            'a11y-dialog',
            'axe-core',
            'fast-check',
            'focus-trap',
            'idb-keyval',
            'micromodal',
            'preact',
            'preact/hooks',
            'preact/jsx-runtime',
            'react',
            'react-dom/client',
            'sweetalert2',
          ],
        },
        test: {
          name: 'dom',
          include: ['test/dom/**/*.test.{ts,tsx}'],
          setupFiles: ['test/support/oneTab.ts'],
          testTimeout: 20_000,
          expect: { poll: { timeout: 10_000 } },
          // Most of it is waiting, in real time, for what must not happen.
          maxWorkers: 6,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: findBrowser() ?? {} }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/support/e2eSetup.ts',
          // They mostly wait for a user who is no faster than people are.
          maxWorkers: 4,
          pool: 'threads',
          isolate: false,
          // What is late on a busy machine is not wrong; each wait has its own limit.
          testTimeout: 90_000,
          expect: { poll: { timeout: 15_000 } },
          hookTimeout: 40_000,
        },
      },
    ],
  },
})
