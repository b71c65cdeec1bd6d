import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright'

/**
 * @typedef {object} FoundBrowser What Playwright's `launch()` takes.
 * @property {string} executablePath
 * @property {string[]} args
 */

const asRoot = process.getuid?.() === 0

/**
 * The address bar of newer versions keeps two pages of its own ready in every window, which took two thirds of the time of a
 * test. Chromium goes by the last list that it is given, so what Playwright turns off is turned off here, too.
 */
const WITHOUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'PreconnectToSearch',
]

const args = [
  // The sandbox refuses to run as root, which is what most containers are.
  ...(asRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  `--disable-features=${WITHOUT.join()}`,
]

/**
 * Finds a Chromium: `CHROME_PATH`, then the `PATH`, then the usual places, then the one that Playwright keeps.
 *
 * @returns {FoundBrowser | undefined}
 */
export function findBrowser() {
  const executablePath = [process.env.CHROME_PATH, ...onPath(), ...inUsualPlaces(), ownedByPlaywright()].find(
    (path) => path && existsSync(path),
  )
  return executablePath ? { executablePath, args } : undefined
}

/**
 * Finds a Chromium or installs one: Playwright's, or the distribution's where that cannot be had.
 *
 * @returns {FoundBrowser}
 */
export function ensureBrowser() {
  for (const install of [undefined, installPlaywrights, installDebians]) {
    install?.()
    const found = findBrowser()
    if (found) return found
  }
  throw new Error(
    'Failed to find a browser to test in: none on this machine and none could be installed. ' +
      'Install Chrome or Chromium, or point CHROME_PATH at one.',
  )
}

function onPath() {
  const names = ['google-chrome', 'google-chrome-stable', 'chrome', 'chromium', 'chromium-browser']
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name)))
}

function inUsualPlaces() {
  if (process.platform === 'darwin') {
    return ['', process.env.HOME ?? ''].flatMap((home) => [
      `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
    ])
  }
  if (process.platform === 'win32') {
    const { PROGRAMFILES, 'PROGRAMFILES(X86)': x86, LOCALAPPDATA } = process.env
    return [PROGRAMFILES, x86, LOCALAPPDATA].flatMap((folder) =>
      folder ? [join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')] : [],
    )
  }
  return ['/opt/google/chrome/chrome', '/snap/bin/chromium']
}

/** Playwright throws where it has no build for the platform. */
function ownedByPlaywright() {
  try {
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

function installPlaywrights() {
  attempt('npx', ['playwright', 'install', 'chromium'])
}

function installDebians() {
  if (!asRoot || !/^ID(_LIKE)?=.*debian/m.test(readIfThere('/etc/os-release'))) return
  attempt('apt-get', ['update'])
  attempt('apt-get', ['install', '-y', 'chromium'])
}

/**
 * @param {string} command
 * @param {string[]} words
 */
function attempt(command, words) {
  console.log(`No browser found, trying: ${command} ${words.join(' ')}`)
  try {
    execFileSync(command, words, {
      stdio: 'inherit',
      timeout: 180_000,
      shell: process.platform === 'win32',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  } catch {
    // The next way, or the error at the end, says what to do.
  }
}

/** @param {string} file */
function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}
