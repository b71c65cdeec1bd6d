import type { PageBody } from '../core/observations/page.ts'
import { listen } from './listen.ts'
import { patch } from './patch.ts'
import type { Page } from './sensor.ts'

type Move = (via: PageBody['via']) => void

const watchers = new WeakMap<Page, { moves: Set<Move>; stop: () => void }>()

/**
 * Tells of moves within the document, each once, when the address is the new one already. All who listen share
 * what is listened to and patched on one page.
 */
export function watchMoves(page: Page, move: Move): () => void {
  let watcher = watchers.get(page)
  if (!watcher) {
    const moves = new Set<Move>()
    const tell = page.guard('moves', (via: PageBody['via']) => moves.forEach((each) => each(via)))
    watchers.set(page, (watcher = { moves, stop: watchHistory(page, tell) }))
  }
  const { moves, stop } = watcher
  moves.add(move)
  return () => {
    moves.delete(move)
    if (moves.size > 0 || watchers.get(page)?.stop !== stop) return
    watchers.delete(page)
    stop()
  }
}

/** The Navigation API tells every move, once. Where it is missing, history is patched. */
function watchHistory({ window, guard }: Page, move: Move): () => void {
  const { navigation, history } = window
  if (navigation) {
    const changed = ({ navigationType }: NavigationCurrentEntryChangeEvent) => {
      if (navigationType && navigationType !== 'reload') move(navigationType)
    }
    return listen(navigation, 'currententrychange', guard('moves', changed))
  }
  let length = history.length
  // A click on `#/route` comes as a popstate like going back does, but adds an entry.
  const popped = guard('moves', () => {
    move(history.length > length ? 'push' : 'traverse')
    length = history.length
  })
  const patchState = (name: 'pushState' | 'replaceState', via: PageBody['via']) =>
    patch(window.History.prototype, name, (original) => {
      return function (this: History, ...args) {
        Reflect.apply(original, this, args)
        length = history.length
        move(via)
      }
    })
  const stops = [
    patchState('pushState', 'push'),
    patchState('replaceState', 'replace'),
    listen(window, 'popstate hashchange', popped),
  ]
  return () => stops.forEach((stop) => stop())
}
