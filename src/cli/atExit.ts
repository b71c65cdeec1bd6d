/** Runs when the process ends, be it by Ctrl-C. @returns what forgets it. */
export function atExit(run: () => void): () => void {
  process.once('exit', run)
  return () => void process.off('exit', run)
}
