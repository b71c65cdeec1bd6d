/**
 * Stand-ins for what the providers document of their interfaces: what they take, what they say, and what they do not.
 * Each keeps what it was told, so that a test sees what the provider would have received; `sent` is what went out
 * without the user.
 */
export interface Provider {
  /** In order, what was called, as the provider's own documentation writes it. */
  readonly calls: unknown[]
  /** Put in place of it by its script. */
  arrive(): void
  /** The user presses *send* in it. */
  send(): void
  remove(): void
}

type Hear = () => void

/** Listens as chat scripts do: any number of hearers for each word. */
function createWords() {
  const hearers = new Map<string, Hear[]>()
  return {
    on: (word: string, hear: Hear) => void hearers.set(word, [...(hearers.get(word) ?? []), hear]),
    say: (word: string) => hearers.get(word)?.forEach((hear) => hear()),
  }
}

const place = window as unknown as Record<string, unknown>
const put = (name: string, value: unknown) => void (place[name] = value)
const take = (...names: string[]) => names.forEach((name) => delete place[name])

/** `silent`: it is there, and ignores what it is told. */
export type Temper = 'willing' | 'silent' | 'throwing' | 'away' | 'open'

/** A window takes a moment to open; nothing says that it has before it has. */
const OPENS_AFTER = 250
const later = (act: () => void) => void setTimeout(act, OPENS_AFTER)

export function intercomStandIn(temper: Temper = 'willing'): Provider {
  const calls: unknown[] = []
  const words = createWords()
  const queue = (...args: unknown[]) => void calls.push(['queued', ...args])
  put('Intercom', queue)
  return {
    calls,
    arrive() {
      let isOpen = temper === 'open'
      const turn = (to: boolean) => {
        if (temper === 'silent' || isOpen === to) return
        isOpen = to
        words.say(to ? 'show' : 'hide')
      }
      const messenger = (method: string, ...args: unknown[]) => {
        if (temper === 'throwing') throw new Error('Intercom is broken')
        if (method === 'onShow') return words.on('show', args[0] as Hear)
        if (method === 'onHide') return words.on('hide', args[0] as Hear)
        calls.push([method, ...args])
        turn(method !== 'hide')
      }
      put('Intercom', Object.assign(messenger, { booted: true }))
    },
    send: () => {},
    remove: () => take('Intercom'),
  }
}

export function zendeskStandIn(temper: Temper = 'willing'): Provider {
  const calls: unknown[] = []
  const words = createWords()
  const script = Object.assign(document.createElement('script'), { id: 'ze-snippet', type: 'text/plain' })
  document.head.append(script)
  return {
    calls,
    arrive() {
      let isOpen = temper === 'open'
      const zE = (method: string, ...args: unknown[]) => {
        if (temper === 'throwing') throw new Error('zE is broken')
        if (method === 'messenger:on') return words.on(args[0] as string, args[1] as Hear)
        if (method === 'messenger:set' && !Array.isArray(args[1])) throw new TypeError('not a list')
        calls.push([method, ...args])
        const to = args[0] === 'open'
        if (method !== 'messenger' || temper === 'silent' || isOpen === to) return
        isOpen = to
        words.say(to ? 'open' : 'close')
      }
      put('zE', Object.assign(zE, { widget: 'messenger' }))
    },
    send: () => words.say('conversationStarted'),
    remove() {
      script.remove()
      take('zE')
    },
  }
}

/** It keeps one hearer a word: whoever hears after the page has taken its hearer away. */
export function crispStandIn(temper: Temper = 'willing', isHidden = false): Provider {
  const calls: unknown[] = []
  put('$crisp', [])
  return {
    calls,
    arrive() {
      const states: Record<string, boolean> = {
        'chat:opened': temper === 'open',
        'chat:hidden': isHidden,
        'website:available': temper !== 'away',
      }
      put('$crisp', {
        is: (question: string) => states[question],
        push([method, name, args]: [string, string, unknown]) {
          if (temper === 'throwing') throw new Error('$crisp is broken')
          calls.push([method, name, ...(args === undefined ? [] : [args])])
          if (temper === 'silent') return
          if (name === 'chat:show') states['chat:hidden'] = false
          if (name === 'chat:open' && !states['chat:hidden']) later(() => (states['chat:opened'] = true))
        },
      })
    },
    send: () => {},
    remove: () => take('$crisp'),
  }
}

export function helpScoutStandIn(temper: Temper = 'willing'): Provider {
  const calls: unknown[] = []
  const words = createWords()
  put(
    'Beacon',
    Object.assign((...args: unknown[]) => void calls.push(['queued', ...args]), { readyQueue: [] }),
  )
  return {
    calls,
    arrive() {
      let isOpened = temper === 'open'
      put('Beacon', (method: string, ...args: unknown[]) => {
        if (temper === 'throwing') throw new Error('Beacon is broken')
        if (method === 'once') return words.on(args[0] as string, args[1] as Hear)
        if (method === 'info') return { status: { isOpened, isReady: true } }
        calls.push([method, ...args])
        if (method !== 'open' || temper === 'silent' || isOpened) return undefined
        return later(() => {
          isOpened = true
          words.say('open')
        })
      })
    },
    send: () => words.say('email-sent'),
    remove: () => take('Beacon'),
  }
}

/** The snippet's stub queues; the script plays back what it holds, puts its launcher there, and tells nothing. */
export function freshdeskStandIn(temper: Temper = 'willing'): Provider {
  const calls: unknown[] = []
  const queue: unknown[][] = []
  put(
    'FreshworksWidget',
    Object.assign((...args: unknown[]) => void queue.push(args), { q: queue }),
  )
  const container = Object.assign(document.createElement('div'), { id: 'freshworks-container' })
  const addFrame = (id: string, size: number) => {
    const frame = Object.assign(document.createElement('iframe'), { id })
    frame.style.cssText = `width: ${size}px; height: ${size}px`
    container.append(frame)
  }
  return {
    calls,
    arrive() {
      addFrame('launcher-frame', 120)
      if (temper === 'open') addFrame('widget-frame', 400)
      document.body.append(container)
      put('FreshworksWidget', (...args: unknown[]) => {
        if (temper === 'throwing') throw new Error('FreshworksWidget is broken')
        calls.push(args)
        if (args[0] === 'open' && temper === 'willing') later(() => addFrame('widget-frame', 400))
      })
    },
    send: () => {},
    remove() {
      container.remove()
      take('FreshworksWidget')
    },
  }
}

export function freshchatStandIn(temper: Temper = 'willing'): Provider {
  const calls: unknown[] = []
  const words = createWords()
  const script = Object.assign(document.createElement('script'), { type: 'text/plain' })
  script.setAttribute('src', 'https://wchat.freshchat.com/js/widget.js')
  document.head.append(script)
  return {
    calls,
    arrive() {
      let isOpen = temper === 'open'
      put('fcWidget', {
        isLoaded: () => true,
        isOpen: () => isOpen,
        on: words.on,
        conversation: {
          setConversationProperties: (fields: unknown) => void calls.push(['properties', fields]),
        },
        open(how: unknown) {
          if (temper === 'throwing') throw new Error('fcWidget is broken')
          calls.push(['open', how])
          if (temper === 'willing') later(() => (isOpen = true))
        },
      })
    },
    send: () => words.say('message:sent'),
    remove() {
      script.remove()
      take('fcWidget')
    },
  }
}

export function hubSpotStandIn(temper: Temper = 'willing'): Provider {
  const calls: unknown[] = []
  const words = createWords()
  put('hsConversationsOnReady', [])
  let loaded = temper === 'open' || temper === 'away'
  let pending = false
  const load = () => {
    pending = true
    later(() => {
      pending = false
      // No chat is meant for this page: it loads none, and one that was there is taken away.
      loaded = temper !== 'silent' && temper !== 'away'
    })
  }
  return {
    calls,
    arrive() {
      const call = (name: string, act?: () => void) => (how?: unknown) => {
        if (temper === 'throwing') throw new Error('HubSpot is broken')
        calls.push(how === undefined ? [name] : [name, how])
        act?.()
      }
      put('HubSpotConversations', {
        on: words.on,
        widget: {
          status: () => ({ loaded, pending }),
          load: call('load', load),
          refresh: call('refresh', load),
          open: call('open'),
        },
      })
    },
    send: () => words.say('conversationStarted'),
    remove: () => take('HubSpotConversations', 'hsConversationsOnReady'),
  }
}

/** Self-hosted ones of some years ago do not say that they have opened. A teaser of unread messages counts as open. */
export function chatwootStandIn(temper: Temper = 'willing', hasUnread = false): Provider {
  const calls: unknown[] = []
  const holder = Object.assign(document.createElement('div'), { className: 'woot-widget-holder' })
  holder.classList.toggle('has-unread-view', hasUnread)
  document.body.append(holder)
  const say = (word: string) => window.dispatchEvent(new CustomEvent(`chatwoot:${word}`))
  put('chatwootSDK', {})
  return {
    calls,
    arrive() {
      const widget = {
        hasLoaded: true,
        isOpen: temper === 'open' || hasUnread,
        setConversationCustomAttributes: (fields: unknown) => void calls.push(['attributes', fields]),
        toggle(state: string) {
          if (temper === 'throwing') throw new Error('$chatwoot is broken')
          calls.push(['toggle', state])
          if (temper === 'silent' || widget.isOpen === (state === 'open')) return
          widget.isOpen = state === 'open'
          if (!widget.isOpen) holder.classList.remove('has-unread-view')
        },
      }
      put('$chatwoot', widget)
    },
    send: () => say('on-start-conversation'),
    remove() {
      holder.remove()
      take('$chatwoot', 'chatwootSDK')
    },
  }
}
