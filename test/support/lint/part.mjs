import { sep } from 'node:path'

/**
 * The part of `src` that a file belongs to: the name of its folder, or its own name when it lies beside them.
 *
 * @param {string} file an absolute path
 * @returns {string | undefined} undefined outside `src`
 */
export function part(file) {
  const steps = file.split(sep)
  const src = steps.lastIndexOf('src')
  return src < 0 ? undefined : steps[src + 1]
}
