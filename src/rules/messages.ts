import type { Text } from '../core/intervention.ts'
import { pointTo, type Report } from './problem.ts'
import { readWords, refuseOthers, type JsonObject } from './read.ts'

/** The widget's own words, by name; what they say unless the config says otherwise is known to the widget only. */
export const MESSAGES = [
  'helpLandmark',
  'announcement',
  'open',
  'close',
  'notNow',
  'never',
  'newTab',
  'busy',
  'stillBusy',
  'done',
  'failed',
  'retry',
  'undo',
  'undone',
  'next',
  'back',
  'finish',
  'progress',
  'loading',
  'backToHelp',
  'openArticle',
  'noArticle',
  'ask',
  'yes',
  'no',
  'thanks',
  'reviewText',
  'reviewLines',
  'reviewRecording',
  'reviewWatch',
  'reviewPlay',
  'reviewPause',
  'reviewPosition',
  'reviewCannotPlay',
  'reviewDraft',
  'reviewSends',
  'reviewContinue',
  'reviewSend',
  'reviewEmpty',
  'reviewSending',
  'reviewSent',
  'reviewReference',
  'reviewCopied',
  'reviewLost',
  'reviewUnseen',
  'reviewNobody',
  'reviewWouldSend',
  'reviewUnknown',
  'reviewElsewhere',
  'reviewCopy',
  'reviewCopiedText',
] as const

export type MessagesConfig = { readonly [message in (typeof MESSAGES)[number]]?: Text }

export function compileMessages(config: JsonObject, report: Report): MessagesConfig {
  refuseOthers(config, MESSAGES, '/messages', report)
  return Object.fromEntries(
    MESSAGES.flatMap((key) => {
      const text = config[key]
      const read = text === undefined ? undefined : readWords(text, pointTo('/messages', key), report)
      return read === undefined ? [] : [[key, read]]
    }),
  )
}
