export interface TabListProps {
  readonly tabs: readonly {
    readonly id: string
    readonly label: string
    readonly badge: number | undefined
  }[]
  readonly current: string
  onSelect(id: string): void
}

/** The ARIA tabs pattern: arrows move and show, Home and End go to the ends. */
export function TabList({ tabs, current, onSelect }: TabListProps) {
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const at = tabs.findIndex(({ id }) => id === current)
    const last = tabs.length - 1
    const to = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key]
    const next = to === undefined ? undefined : tabs[to]
    if (!next) return
    event.preventDefault()
    onSelect(next.id)
    event.currentTarget.querySelector<HTMLElement>(`#tab-${CSS.escape(next.id)}`)?.focus()
  }
  return (
    <div class="tabs" role="tablist" aria-label="Views" onKeyDown={onKeyDown}>
      {tabs.map(({ id, label, badge }) => (
        <button
          key={id}
          id={`tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === current}
          aria-controls="view"
          tabIndex={id === current ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {label}
          {badge !== undefined && <span class="badge">{badge}</span>}
        </button>
      ))}
    </div>
  )
}
