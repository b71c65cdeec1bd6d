import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { RULES } from '../server/startPlayground.mjs'
import { createHand } from './createHand.mjs'
import { hearUnstuck } from './hearUnstuck.mjs'
import { readHelp } from './readHelp.mjs'

/** A tip further away than this is not at the element any more. */
const NEAR = 40
const HELP_WITHIN = 6000
const RECEIVED_WITHIN = 4000

/**
 * Plays one story in a fresh visit of a real browser, and reports what came of it: what the person did, what
 * unstuck said, what the page showed, what the backend received, and all that is not as it should be.
 *
 * @param {import('./stories.mjs').Story} story
 * @param {object} stage
 * @param {import('playwright').Browser} stage.browser
 * @param {Awaited<ReturnType<import('../server/startPlayground.mjs').startPlayground>>} stage.playground
 * @param {string} [stage.folder] where a screenshot goes
 * @param {(line: Line) => void} [stage.onLine] hears each line of the story as it happens
 *
 * @typedef {object} Line
 * @property {'user' | 'signal' | 'decision' | 'help' | 'backend' | 'calm'} who
 * @property {number} at milliseconds since the page was opened
 * @property {string} text
 */
export async function runStory(story, { browser, playground, folder, onLine = () => {} }) {
  const heard = { observation: [], signal: [], decision: [], intervention: [], problem: [] }
  const errors = []
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' })
  const began = Date.now()
  const line = (who, at, text) => onLine({ who, at: Math.round(at - began), text })

  await hearUnstuck(context, (kind, happened) => {
    heard[kind]?.push(happened)
    if (kind === 'signal') line('signal', happened.at, describeSignal(happened))
    if (kind === 'decision') line('decision', happened.at, describeDecision(happened))
  })
  // For the screenshot: the panel shows what happened. A blank page has no storage.
  await context.addInitScript(() => location.host && sessionStorage.setItem('playground.tab', 'live'))
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => errors.push(error.message))
    const isHelped = () => heard.intervention.some(({ step }) => step === 'shown')
    const hand = createHand(page)
    const scene = {
      page,
      hand,
      tell: (text) => line('user', Date.now(), text),
      async thinkUntilHelp(ms) {
        for (const until = Date.now() + ms; Date.now() < until && !isHelped();) await hand.wander(700)
      },
    }

    scene.tell(`opens ${story.path}`)
    await page.goto(playground.origin + story.path)
    await story.play(scene)

    let help
    if (story.help && (await happens(isHelped, HELP_WITHIN))) {
      help = { ...(await readHelp(page, story.help.near)), after: measureDelay(heard) }
      line('help', heard.intervention[0].at, describeHelp(help, story.help))
    } else if (!story.help) {
      line('calm', Date.now(), describeCalm(heard))
    }
    const shot = folder && (await takeShot(page, folder, story.name))
    const isOffered = (await page.locator('[data-unstuck-help]').count()) > 0
    if (help) await story.follow?.(scene)

    // Leaving the page makes the forwarder send what it has.
    const visit = heard.observation.find(({ type }) => type === 'start')?.tab
    const readReceived = () => playground.received.filter((event) => visit && event.visit?.startsWith(visit))
    await page.goto('about:blank')
    await happens(() => readReceived().length >= heard.signal.length + heard.decision.length, RECEIVED_WITHIN)
    const received = readReceived()
    line('backend', Date.now(), describeReceived(received))

    const report = { story, heard, help, isOffered, received, errors, shot }
    return { ...report, faults: await findFaults(report) }
  } finally {
    await context.close()
  }
}

/** All that is not as the story should end, in sentences. */
async function findFaults({ story, heard, help, isOffered, received, errors }) {
  const faults = [
    ...errors.map((message) => `the page threw: ${message}`),
    ...heard.problem.map(({ message }) => `unstuck reported a problem: ${message}`),
  ]
  if (!heard.observation.length) return [...faults, 'unstuck saw nothing: is it on the page?']
  const shows = heard.decision.filter(({ verdict }) => verdict === 'show')
  if (!story.help) {
    for (const { type } of heard.signal) {
      if (!story.may?.includes(type)) faults.push(`an innocent user was signalled: ${type}`)
    }
    for (const { rule } of shows) faults.push(`an innocent user would have been interrupted: ${rule}`)
    if (isOffered) faults.push('help was on the screen of an innocent user')
    return faults
  }

  const { signal, rule, intervention, dialog, nearby } = story.help
  const { interventions } = JSON.parse(await readFile(RULES, 'utf8'))
  const { title } = interventions[intervention]
  const expect = (holds, fault) => !holds && faults.push(fault)
  expect(
    heard.signal.some(({ type }) => type === signal),
    `no ${signal} was signalled`,
  )
  expect(shows.length === 1 && shows[0].rule === rule, `it was not decided once to show the help of ${rule}`)
  if (!help) return [...faults, 'no help appeared']
  expect(help.title === title.en, `the help says “${help.title}” instead of “${title.en}”`)
  expect(
    help.distance <= NEAR && help.side !== 'on',
    `the help is ${help.distance} px ${help.side} ${nearby}`,
  )
  expect(
    help.dialog === dialog,
    `the help is ${help.dialog ? `in ${help.dialog}` : 'outside'}, not in ${dialog ?? 'the page'}`,
  )
  expect(help.onTop && help.inView, 'the help is covered or partly out of view')
  for (const kind of ['signal', 'decision', 'intervention']) {
    expect(
      received.some(({ type }) => type === `io.unstuck.${kind}`),
      `the backend received no ${kind}`,
    )
  }
  return faults
}

/** From the act that decided it, or where silence did from the last key, to the moment when the help is there. */
function measureDelay({ observation, signal, decision, intervention }) {
  const shown = intervention.find(({ step }) => step === 'shown')
  const cause = signal.findLast(({ id }) => id === decision.find(({ verdict }) => verdict === 'show')?.signal)
  const act = observation.find(({ type, id }) => type === 'act' && id === cause?.act)
  const progress = observation.findLast(
    ({ type, step, at }) => type === 'form' && step !== 'gone' && at < cause?.at,
  )
  const since = act?.began ?? progress?.at
  return (
    since && {
      ms: Math.round(shown.at - since),
      what: act ? 'the press that decided it' : 'the last progress in the form',
    }
  )
}

function describeSignal({ type, count, target, strength }) {
  return `${type}, ${count === 1 ? 'once' : `${count} times`}${target?.name ? ` on “${target.name}”` : ''}, strength ${strength.toFixed(2)}`
}

function describeDecision({ verdict, rule, reasons }) {
  return `${verdict} the help of ${rule}: ${reasons.map((reason) => reason.replaceAll('-', ' ')).join(', ')}`
}

function describeHelp({ title, distance, side, dialog, after }, { nearby }) {
  const where = `${distance} px ${side} ${nearby}${dialog ? ', inside the dialog' : ''}`
  return `“${title}”\n${where}${after ? `, ${after.ms} ms after ${after.what}` : ''}`
}

function describeCalm({ observation, signal, decision }) {
  const acts = observation.filter(({ type }) => type === 'act')
  const absorbed = acts.filter((act) => act.absorbed).length
  const found =
    signal.length + decision.length === 0
      ? 'no signal, no decision'
      : `${signal.length} signals, ${decision.length} decisions`
  return `${acts.length} presses seen${absorbed ? `, ${absorbed} of them while an answer was still moving` : ''}: ${found}`
}

function describeReceived(received) {
  if (received.length === 0) return 'received nothing: there was nothing to tell'
  const counts = new Map()
  for (const { type } of received) counts.set(type, (counts.get(type) ?? 0) + 1)
  const words = [...counts].map(
    ([type, count]) => `${count} ${type.replace('io.unstuck.', '')}${count > 1 ? 's' : ''}`,
  )
  return `received ${words.join(', ')}`
}

async function takeShot(page, folder, name) {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  return path
}

/** Whether something comes true in time. */
async function happens(isTrue, within) {
  for (const until = Date.now() + within; Date.now() < until; await wait(25)) if (isTrue()) return true
  return isTrue()
}
