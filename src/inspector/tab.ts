/** A view of the host's own, beside the inspector's. */
export interface InspectorTab {
  /** Unique among all tabs. */
  readonly id: string
  readonly label: string
  /** Draws into an element inside the inspector's shadow root; returns what takes it away again. */
  mount(element: HTMLElement): () => void
}
