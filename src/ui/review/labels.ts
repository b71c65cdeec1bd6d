/** The review's own words. Config `messages` override them; `{reference}` is filled in. */
export const labels = {
  reviewText: 'What did you want to do?',
  reviewLines: 'This goes along, so that you need not tell it',
  reviewRecording: 'A recording of the last minute; what you typed is not in it',
  reviewWatch: 'Watch it',
  reviewPlay: 'Play',
  reviewPause: 'Pause',
  reviewPosition: 'Position in the recording',
  reviewCannotPlay: 'It cannot be shown here.',
  reviewDraft: 'You will see the message before it is sent.',
  reviewSends: 'Nothing else is sent.',
  reviewContinue: 'Continue',
  reviewSend: 'Send',
  reviewSent: 'Sent. Somebody will get back to you.',
  reviewReference: 'Sent. Your reference is {reference}.',
  reviewCopied: 'Your text is on the clipboard: paste it into the chat.',
  reviewNobody: 'Nobody can be reached right now.',
  reviewCopy: 'Copy the text',
  reviewCopiedText: 'Copied.',
}

export type ReviewLabels = { readonly [name in keyof typeof labels]: string }
