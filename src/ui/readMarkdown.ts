/** A paragraph or a list. */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }

/** Text within a {@link Block}: plain, or with what it means. */
export type Inline =
  | string
  | { readonly type: 'strong' | 'em'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }

/** More than any help should say; what follows is cut, so that a broken config cannot freeze the page. */
export const LONGEST_TEXT = 10_000

/**
 * Reads Markdown-lite: paragraphs, `-` and `1.` lists, `**bold**`, `_em_`, `` `code` ``, `[link](url)`, and a
 * backslash before punctuation that means itself (in code and links too). The result is plain data; there is
 * no way from it to an HTML string. Whether a link may be followed is decided where it is shown.
 */
export function readMarkdown(source: string): Block[] {
  const blocks: Block[] = []
  let lines: string[] = []
  let items: string[] | undefined
  let ordered = false

  const flush = () => {
    if (items) blocks.push({ type: 'list', ordered, items: items.map(readInline) })
    else if (lines.length) blocks.push({ type: 'paragraph', children: readInline(lines.join(' ')) })
    lines = []
    items = undefined
  }

  for (const line of source
    .slice(0, LONGEST_TEXT)
    .split('\n')
    .map((each) => each.trim())) {
    const [marker, number] = /^(?:[-*]|(\d+)[.)])\s+/.exec(line) ?? []
    if (!line) flush()
    else if (marker) {
      if (!items || ordered !== (number !== undefined)) flush()
      ordered = number !== undefined
      items = [...(items ?? []), line.slice(marker.length)]
    } else if (items) items.push(`${items.pop()} ${line}`)
    else lines.push(line)
  }
  flush()
  return blocks
}

/** The words alone, for places that take no markup. */
export function readPlainText(source: string): string {
  return flatten(readInline(source.slice(0, LONGEST_TEXT)))
}

function flatten(children: readonly Inline[]): string {
  return children
    .map((child) =>
      typeof child === 'string' ? child : child.type === 'code' ? child.text : flatten(child.children),
    )
    .join('')
}

/**
 * One alternative a construct. Each body is a run of "an escaped sign, or one that does not close", so there is
 * nothing to back-track over. Words come first and mean themselves: the `_` in `snake_case_name` opens nothing.
 */
const INLINE = new RegExp(
  [
    /[\p{L}\p{N}]+(?:_+[\p{L}\p{N}]+)*/u,
    /\\([!-/:-@[-`{-~])/,
    /`((?:\\.|[^\\`])+)`/,
    /\*\*((?:\\.|[^\\*]|\*(?!\*))+)\*\*/,
    /_((?:\\.|[^\\_])+)_(?![\p{L}\p{N}])/u,
    /\[((?:\\.|[^\\\][])+)\]\(((?:\\.|[^\\()\s]|\([^\\()\s]*\))+)\)/,
  ]
    .map((part) => part.source)
    .join('|'),
  'gu',
)

function readInline(source: string): Inline[] {
  const found: Inline[] = []
  let end = 0
  const push = (text: string) => {
    const last = found.at(-1)
    if (typeof last === 'string') found[found.length - 1] = last + text
    else if (text) found.push(text)
  }
  for (const match of source.matchAll(INLINE)) {
    const [all, sign, code, strong, em, label, href] = match
    push(source.slice(end, match.index))
    end = match.index + all.length
    if (sign !== undefined) push(sign)
    else if (code !== undefined) found.push({ type: 'code', text: unescape(code) })
    else if (strong !== undefined) found.push({ type: 'strong', children: readInline(strong) })
    else if (em !== undefined) found.push({ type: 'em', children: readInline(em) })
    else if (label === undefined || href === undefined) push(all)
    else found.push({ type: 'link', href: unescape(href), children: readInline(label) })
  }
  push(source.slice(end))
  return found
}

function unescape(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
