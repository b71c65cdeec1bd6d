import type { Shape } from './shape.ts'

/** A shape for each property of a type: one that is new there is missing here until somebody has said what it must be. */
export type ShapesOf<T> = keyof T extends never
  ? { readonly [name: string]: never }
  : { readonly [K in keyof T]-?: Shape }
