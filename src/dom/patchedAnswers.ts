import type { AnswerKind } from '../core/observations/page.ts'
import { patch } from './patch.ts'
import type { Page } from './sensor.ts'

/** Owner (a global, or its prototype), functions, and what a call of them answers. */
const PATCHED: readonly (readonly [owner: string, names: string, kind: AnswerKind])[] = [
  ['', 'alert confirm prompt print open showOpenFilePicker showSaveFilePicker showDirectoryPicker', 'window'],
  ['PaymentRequest', 'show', 'window'],
  ['CredentialsContainer', 'get create', 'window'],
  ['Navigator', 'share vibrate', 'window'],
  ['MediaDevices', 'getUserMedia getDisplayMedia', 'window'],
  ['HTMLVideoElement', 'requestPictureInPicture', 'media'],
  ['Geolocation', 'getCurrentPosition watchPosition', 'window'],
  // Without a selection it decides how the next letter will look.
  ['Document', 'execCommand', 'value'],
  ['HTMLElement', 'click', 'window'],
  ['HTMLInputElement', 'showPicker', 'focus'],
  ['HTMLSelectElement', 'showPicker', 'focus'],
  ['HTMLMediaElement', 'play', 'media'],
  ['AudioScheduledSourceNode', 'start', 'media'],
  ['SpeechSynthesis', 'speak', 'media'],
  ['Clipboard', 'writeText write', 'copy'],
  ['Element', 'animate', 'animation'],
  // Where one is there already, nothing moves.
  ['Element', 'scrollIntoView scrollTo', 'scroll'],
  ['', 'scrollTo', 'scroll'],
  ['CSSStyleSheet', 'insertRule deleteRule replace replaceSync', 'style'],
]

/**
 * Hears of answers that leave no trace in the page: a dialog box, a sound, a copy, a rule in a style sheet.
 * Calls pass through untouched.
 */
export function watchPatched(
  page: Page,
  hear: (kind: AnswerKind, self: unknown, args: readonly unknown[]) => void,
): () => void {
  const told = page.guard('answers', hear)
  const all = page.window as unknown as { [name: string]: { prototype: object } | undefined }
  const stops = PATCHED.flatMap(([name, functions, kind]) => {
    const owner = (name ? all[name]?.prototype : page.window) as
      { [name: string]: (...args: unknown[]) => unknown } | undefined
    return functions.split(' ').flatMap((key) =>
      owner && key in owner
        ? patch(
            owner,
            key,
            (original) =>
              function (this: unknown, ...args) {
                told(kind, this, args)
                return original.apply(this, args)
              },
          )
        : [],
    )
  })
  return () => stops.forEach((stop) => stop())
}
