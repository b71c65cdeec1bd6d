import {
  createUnstuck,
  type RenderActions,
  type RenderedIntervention,
  type Unstuck,
  type UnstuckOptions,
} from 'unstuck'
import {
  inject,
  type InjectionKey,
  onBeforeUnmount,
  onMounted,
  provide,
  shallowReadonly,
  type ShallowRef,
  shallowRef,
} from 'vue'

/** What a component of yours gets to draw help with. */
export interface ShownHelp {
  readonly intervention: RenderedIntervention
  readonly actions: RenderActions
}

const KEY: InjectionKey<Readonly<ShallowRef<Unstuck | undefined>>> = Symbol('unstuck')

/**
 * Runs unstuck as long as the component that calls this is mounted, and returns the help that is to be drawn. It starts once the
 * component is mounted, so a server does nothing, and hot reloading stops what it has started.
 */
export function provideUnstuck(options: Omit<UnstuckOptions, 'render'>) {
  const unstuck = shallowRef<Unstuck>()
  // Shallow: what unstuck hands out is replaced as a whole, and its container is a node of the page.
  const shown = shallowRef<ShownHelp>()
  onMounted(() => {
    unstuck.value = createUnstuck({
      ...options,
      render(intervention, actions) {
        shown.value = { intervention, actions }
        return () => {
          if (shown.value?.intervention.id === intervention.id) shown.value = undefined
        }
      },
    })
    unstuck.value.on('problem', ({ message }) => console.warn(message))
  })
  onBeforeUnmount(() => {
    unstuck.value?.stop()
    unstuck.value = undefined
  })
  provide(KEY, unstuck)
  return { unstuck: shallowReadonly(unstuck), shown: shallowReadonly(shown) }
}

/** The running instance; empty outside a provider, on a server, and until the page is there. */
export function useUnstuck(): Readonly<ShallowRef<Unstuck | undefined>> {
  return inject(KEY, () => shallowRef(), true)
}
