import type { HelpLabels } from './labels.ts'
import { readMarkdown, readPlainText } from './readMarkdown.ts'
import type { HelpContent } from './view.ts'

/** What help says, as it is shown; without a name of its own it has that of all help. */
export function readContent({ title, body, media, actions }: HelpContent, labels: HelpLabels) {
  return {
    title: readPlainText(title).trim() || labels.helpLandmark,
    body: readMarkdown(body),
    media,
    actions,
  }
}
