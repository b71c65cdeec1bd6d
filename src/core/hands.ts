import { SECOND, type Millis } from './time.ts'

/** What is known of the user's hands, in the page and in a log of it. Between two words people pause for less. */
export const TYPING: Millis = 1500
/** Scrolling that goes on gives an event with each frame. */
export const SCROLLING: Millis = 300
/** How often presence is told of at the most: the user is known to be here for much longer; more would only cost. */
export const PRESENCE_EVERY: Millis = SECOND
/** Nobody tells of what is done in a frame of another site, so its focus is looked at now and then. */
export const FRAME_EVERY: Millis = 5 * SECOND
