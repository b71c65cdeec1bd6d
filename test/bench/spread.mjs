/** The middle of some figures and its quartiles: a busy machine spoils single ones. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { median: at(0.5), lower: at(0.25), upper: at(0.75) }
}

export function median(values) {
  return spread(values).median
}
