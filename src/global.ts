import { installScriptTag } from './scriptTag.ts'
import { whenParsed } from './shell/whenParsed.ts'

export type { InitOptions, UnstuckGlobal } from './scriptTag.ts'

// Captured now: while a script runs is the only time at which it can be asked where it came from.
const script = typeof document === 'object' ? (document.currentScript as HTMLScriptElement | null) : null
// As text: a `<base>` that comes later would lead it elsewhere.
const address = script?.src
const lazy = async <T>(file: string) => {
  await whenParsed(document)
  return import(new URL(file, address ?? location.href).href) as Promise<T>
}

if (typeof document === 'object') {
  installScriptTag(script ?? undefined, {
    folding: () => lazy('unstuck.folding.js'),
    deciding: () => lazy('unstuck.deciding.js'),
    handover: () => lazy('unstuck.handover.js'),
    forwarding: () => lazy('unstuck.forwarding.js'),
    widget: () => lazy('unstuck.widget.js'),
    headless: () => lazy('unstuck.headless.js'),
    inspector: () => lazy('unstuck.inspector.js'),
    sentences: () => lazy('unstuck.sentences.js'),
  })
}
