import { Replayer } from '@rrweb/replay'
import type { Millis } from '../../core/time.ts'

/** A recording on a small stage. Times count from its beginning. */
export interface Playing {
  readonly length: Millis
  readonly at: Millis
  play(): void
  pause(): void
  seek(at: Millis): void
  stop(): void
}

/** A phone's screen is not drawn over the whole help. */
export const HIGHEST = 240

/**
 * Plays rrweb events as rrweb draws them: in a frame without scripts, which nothing in it can be reached in.
 *
 * @throws where it cannot be drawn; nothing is left on the stage then.
 */
export function playRecording(stage: HTMLElement, events: readonly unknown[], onEnd: () => void): Playing {
  let replayer: Replayer | undefined
  const resized = new ResizeObserver(() => fit(stage))
  const stop = () => {
    resized.disconnect()
    try {
      replayer?.destroy()
    } catch {
      // What could not be built is not there to be taken down.
    }
    stage.textContent = ''
  }
  try {
    replayer = new Replayer(events as ConstructorParameters<typeof Replayer>[0], {
      root: stage,
      mouseTail: false,
      showWarning: false,
      triggerFocus: false,
      useVirtualDom: false,
      UNSAFE_replayCanvas: false,
      // Without its virtual document, each is a node of the frame's.
      plugins: [{ onBuild: (node) => adoptRefused(node as Node) }],
    })
    // The Tab key goes past all that is on the recorded page: nothing there can be used.
    replayer.iframe.tabIndex = -1
    replayer.on('finish', onEnd)
    replayer.on('resize', () => fit(stage))
    // At once, so that what cannot be built throws here and not out of a timer; at 0 there is nothing yet.
    replayer.pause(1)
  } catch (error) {
    stop()
    throw error
  }
  const shown = replayer
  const { totalTime: length } = shown.getMetaData()
  const clamp = (at: Millis) => Math.min(Math.max(1, at), length)
  resized.observe(stage)
  return {
    length,
    get at() {
      return clamp(shown.getCurrentTime())
    },
    play: () => shown.play(shown.getCurrentTime() >= length ? 1 : clamp(shown.getCurrentTime())),
    pause: () => shown.pause(),
    seek: (at) => shown.pause(clamp(at)),
    stop,
  }
}

/** A page whose policy refuses inline styles refuses them in the frame too; made by script they are none. */
function adoptRefused(node: Node): void {
  const { ownerDocument } = node
  const view = ownerDocument?.defaultView
  const { style } = node as Partial<HTMLElement>
  if (!view || !style) return
  const said = (node as HTMLElement).getAttribute('style')
  if (said !== null && style.length === 0) style.cssText = said
  if (node.nodeName !== 'STYLE' || (node as HTMLStyleElement).sheet || !node.textContent) return
  const sheet = new view.CSSStyleSheet()
  sheet.replaceSync(node.textContent)
  ownerDocument.adoptedStyleSheets.push(sheet)
}

/** As large as there is room. */
function fit(stage: HTMLElement): void {
  const wrapper = stage.querySelector<HTMLElement>('.replayer-wrapper')
  const frame = stage.querySelector('iframe')
  const [width, height] = [Number(frame?.getAttribute('width')), Number(frame?.getAttribute('height'))]
  if (!wrapper || !(width > 0) || !(height > 0)) return
  const scale = Math.min(1, stage.clientWidth / width, HIGHEST / height)
  wrapper.style.width = `${width}px`
  wrapper.style.transform = `translateX(${(stage.clientWidth - width * scale) / 2}px) scale(${scale})`
  stage.style.height = `${Math.round(height * scale)}px`
}
