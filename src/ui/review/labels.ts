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
  reviewEmpty: 'There is nothing in it yet: write a few words.',
  reviewSending: 'This takes longer than usual.',
  reviewSent: 'Sent. Somebody will get back to you.',
  reviewReference: 'Sent. Your reference is {reference}.',
  reviewCopied: 'Your text is on the clipboard: paste it there.',
  reviewLost: 'Your text could not be put there. Copy it here, and paste it there.',
  reviewUnseen: 'It should have opened by now. If it has not, copy your text and send it another way.',
  reviewNobody: 'Nobody can be reached right now.',
  reviewWouldSend: 'The chat cannot be reached. You can send it as a message instead.',
  reviewUnknown:
    'No answer came, so it may have arrived, or not. Trying again sends the same message, not a second one.',
  reviewElsewhere: 'Ask somebody else',
  reviewCopy: 'Copy the text',
  reviewCopiedText: 'Copied.',
}

export type ReviewLabels = { readonly [name in keyof typeof labels]: string }
