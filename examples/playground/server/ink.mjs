import { styleText } from 'node:util'

/**
 * Colours for one stream: on a terminal that has them (`NO_COLOR` and `FORCE_COLOR` are heard), plain text
 * everywhere else.
 *
 * @param {{ isTTY?: boolean, hasColors?: () => boolean }} stream
 * @returns {(style: Parameters<typeof styleText>[0], text: string) => string}
 */
export function createInk(stream) {
  const forced = process.env.FORCE_COLOR && process.env.FORCE_COLOR !== '0'
  const coloured = forced || (stream.isTTY === true && stream.hasColors?.() === true)
  return (style, text) => (coloured ? styleText(style, text) : text)
}
