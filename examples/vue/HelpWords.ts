import type { Block, Inline } from 'unstuck'
import { type FunctionalComponent, h, type VNode } from 'vue'

/** The Markdown-lite of a config, which has been read already: there is no HTML in it, and no way to it. */
export const HelpWords: FunctionalComponent<{ blocks: readonly Block[] }> = ({ blocks }) =>
  blocks.map((block) =>
    block.type === 'paragraph'
      ? h('p', block.children.map(draw))
      : h(
          block.ordered ? 'ol' : 'ul',
          block.items.map((item) => h('li', item.map(draw))),
        ),
  )
HelpWords.props = ['blocks']

function draw(word: Inline): VNode | string {
  if (typeof word === 'string') return word
  if (word.type === 'code') return h('code', word.text)
  const children = word.children.map(draw)
  return word.type === 'link' ? h('a', { href: word.href }, children) : h(word.type, children)
}
