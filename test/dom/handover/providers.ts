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
        calls.push([method, ...args])
        const to = args[0] === 'open'
        if (method !== 'messenger' || temper === 'silent' || isOpen === to) return
        isOpen = to
        words.say(to ? 'open' : 'close')
      }
      put('zE', Object.assign(zE, { widget: 'messenger' }))
    },
    send: () => {},
    remove() {
      script.remove()
      take('zE')
    },
  }
}

export function crispStandIn(temper: Temper = 'willing'): Provider {
  const calls: unknown[] = []
  const words = createWords()
  put('$crisp', [])
  return {
    calls,
    arrive() {
      let isOpen = temper === 'open'
      put('$crisp', {
        is: (question: string) => (question === 'chat:opened' ? isOpen : temper !== 'away'),
        push([method, name, args]: [string, string, unknown]) {
          if (temper === 'throwing') throw new Error('$crisp is broken')
          if (method === 'on') return words.on(name, args as Hear)
          calls.push([method, name, ...(args === undefined ? [] : [args])])
          if (name !== 'chat:open' || temper === 'silent' || isOpen) return
          isOpen = true
          words.say('chat:opened')
        },
      })
    },
    send: () => words.say('message:sent'),
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
        isOpened = true
        return words.say('open')
      })
    },
    send: () => words.say('email-sent'),
    remove: () => take('Beacon'),
  }
}

export function freshdeskStandIn(temper: Temper = 'willing'): Provider {
  const calls: unknown[] = []
  put('FreshworksWidget', (...args: unknown[]) => {
    if (temper === 'throwing') throw new Error('FreshworksWidget is broken')
    calls.push(args)
  })
  const frame = Object.assign(document.createElement('div'), { id: 'freshworks-container' })
  return {
    calls,
    arrive: () => document.body.append(frame),
    send: () => {},
    remove() {
      frame.remove()
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
      put('fcWidget', {
        isLoaded: () => true,
        isOpen: () => temper === 'open',
        on: words.on,
        conversation: {
          setConversationProperties: (fields: unknown) => void calls.push(['properties', fields]),
        },
        open(how: unknown) {
          if (temper === 'throwing') throw new Error('fcWidget is broken')
          calls.push(['open', how])
          if (temper === 'willing') words.say('widget:opened')
        },
      })
    },
    send: () => {},
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
  let loaded = temper === 'open'
  return {
    calls,
    arrive() {
      const call =
        (name: string, loads = false) =>
        (how?: unknown) => {
          if (temper === 'throwing') throw new Error('HubSpot is broken')
          calls.push(how === undefined ? [name] : [name, how])
          loaded ||= loads && temper !== 'silent'
        }
      put('HubSpotConversations', {
        on: words.on,
        widget: {
          status: () => ({ loaded, pending: false }),
          load: call('load', true),
          refresh: call('refresh'),
          open: call('open'),
        },
      })
    },
    send: () => words.say('conversationStarted'),
    remove: () => take('HubSpotConversations', 'hsConversationsOnReady'),
  }
}

export function chatwootStandIn(temper: Temper = 'willing'): Provider {
  const calls: unknown[] = []
  const say = (word: string) => window.dispatchEvent(new CustomEvent(`chatwoot:${word}`))
  put('chatwootSDK', {})
  return {
    calls,
    arrive() {
      put('$chatwoot', {
        hasLoaded: true,
        isOpen: temper === 'open',
        setConversationCustomAttributes: (fields: unknown) => void calls.push(['attributes', fields]),
        toggle(state: string) {
          if (temper === 'throwing') throw new Error('$chatwoot is broken')
          calls.push(['toggle', state])
          if (temper === 'willing') say('opened')
        },
      })
    },
    send: () => say('on-start-conversation'),
    remove: () => take('$chatwoot', 'chatwootSDK'),
  }
}
