/** Why a file could not be read, for people: what they see of it is its name. */
export function sayFailure(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return (code !== undefined && FAILURES[code]) || message || String(error)
}

const FAILURES: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'you are not allowed to read it',
}
