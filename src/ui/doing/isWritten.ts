import type { Written } from '../review/review.ts'

/** Something would be lost with it; a review that was only opened is nothing. */
export function isWritten({ text, dropped, withoutRecording, ...written }: Written): boolean {
  const { passing, end, isEntered, isTheirs } = written
  return !!(text.trim() || dropped?.size || withoutRecording || passing || end || isEntered || isTheirs)
}
