const PATHS = {
  hide: 'M6 4.5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM14.5 4.5v15M8 10l2 2-2 2',
  side: 'M4.5 12h15M8 8l-4 4 4 4M16 8l4 4-4 4',
  close: 'M7.5 7.5l9 9M16.5 7.5l-9 9',
  copy: 'M9 9h9a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 18 21H9a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 9 9zM4.5 15V4.5A1.5 1.5 0 0 1 6 3h9',
  tick: 'M6 12.5l4 4 8-9',
  no: 'M7.5 7.5l9 9M16.5 7.5l-9 9',
  unknown: 'M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.5v.1',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
