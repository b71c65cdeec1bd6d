export type Scalar = string | number | boolean | null
/** Plain properties of a user or an event, by name; a list is several values of one. */
export type Props = { readonly [name: string]: Scalar | readonly Scalar[] }
/** Names of properties that were given and not kept: too long, or no plain values. */
export type Lost = readonly string[]
/** In place of the names: any that is missing may have been there. */
export const ALL_LOST = '*'
