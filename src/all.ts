import * as deciding from './deciding.ts'
import * as folding from './folding.ts'
import * as desk from './handover/desk.ts'
import * as forwarding from './forwarding.ts'
import { openInspector } from './inspector.ts'
import { describeCall, describeOption, describeProblem } from './rules/sentences.ts'
import { installScriptTag } from './scriptTag.ts'
import * as headless from './ui/headless.ts'
import { loadPieces, presentOffer } from './ui/widget.ts'

// One file for those who need one `integrity` hash: nothing is loaded later.
if (typeof document === 'object') {
  installScriptTag((document.currentScript as HTMLScriptElement | null) ?? undefined, {
    folding: async () => folding,
    deciding: async () => deciding,
    handover: async () => desk,
    forwarding: async () => forwarding,
    widget: async () => ({ loadPieces, presentOffer }),
    headless: async () => headless,
    inspector: async () => ({ openInspector }),
    sentences: async () => ({ describeCall, describeOption, describeProblem }),
  })
}
