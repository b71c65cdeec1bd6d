'use client'

import {
  Component,
  type ComponentType,
  createContext,
  type ReactNode,
  Suspense,
  useContext,
  useEffect,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import {
  createUnstuck,
  type RenderActions,
  type RenderedIntervention,
  type Unstuck,
  type UnstuckOptions,
} from 'unstuck'

/** What a component of yours gets to draw help with. */
export interface HelpProps {
  readonly intervention: RenderedIntervention
  readonly actions: RenderActions
}

interface ProviderProps {
  /** Read when it is mounted; give it another `key` to start anew with others. */
  readonly options: Omit<UnstuckOptions, 'render'>
  readonly Help: ComponentType<HelpProps>
  readonly children: ReactNode
}

const Context = createContext<Unstuck | undefined>(undefined)

/** The running instance; `undefined` outside a provider, on a server, and until the page is there. */
export const useUnstuck = () => useContext(Context)

/**
 * Runs unstuck as long as it is mounted, and draws help with `Help`: where unstuck wants it, and as a part of your tree, so that
 * its router, theme and language reach it. An effect starts it, so a server does nothing, and strict mode and hot reloading stop
 * what they have started.
 */
export function UnstuckProvider({ options, Help, children }: ProviderProps) {
  const [unstuck, setUnstuck] = useState<Unstuck>()
  const [shown, setShown] = useState<HelpProps>()

  useEffect(() => {
    const started = createUnstuck({
      ...options,
      render(intervention, actions) {
        setShown({ intervention, actions })
        return () => setShown((now) => (now?.intervention.id === intervention.id ? undefined : now))
      },
    })
    started.on('problem', ({ message }) => console.warn(message))
    setUnstuck(started)
    return () => {
      started.stop()
      setUnstuck(undefined)
    }
    // Whoever wants other options gives another key: nobody wants to start anew with each render.
  }, [])

  return (
    <Context value={unstuck}>
      {children}
      {shown &&
        createPortal(
          <Boundary key={shown.intervention.id} onError={shown.actions.fail}>
            {/* A component that is loaded when it is needed: without this, the page would make room for the fallback around it. */}
            <Suspense fallback={null}>
              <Help {...shown} />
            </Suspense>
          </Boundary>,
          shown.intervention.container,
        )}
    </Context>
  )
}

interface BoundaryProps {
  readonly children: ReactNode
  onError(error: unknown): void
}

/** Help that cannot be drawn must not take the page with it. */
class Boundary extends Component<BoundaryProps> {
  override state = { isBroken: false }
  static getDerivedStateFromError = () => ({ isBroken: true })
  override componentDidCatch(error: unknown) {
    this.props.onError(error)
  }
  override render() {
    return this.state.isBroken ? null : this.props.children
  }
}
