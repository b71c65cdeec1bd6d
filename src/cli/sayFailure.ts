/** Why a file could not be read, or written, for people: what they see of it is its name. */
export function sayFailure(error: unknown, doing: 'read' | 'write' = 'read'): string {
  const { code, message } = error as NodeJS.ErrnoException
  const said =
    code === undefined ? undefined : ((doing === 'write' ? WRITING[code] : undefined) ?? FAILURES[code])
  return said || message || String(error)
}

const FAILURES: { readonly [code: string]: string } = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'what should be its folder is a file',
  EISDIR: 'it is a folder',
  EACCES: 'you are not allowed to read it',
  EPERM: 'you are not allowed to read it',
  ENAMETOOLONG: 'its name is too long',
  Z_BUF_ERROR: 'its gzip is cut off; download it again',
  Z_DATA_ERROR: 'its gzip is broken; download it again',
}

const WRITING: { readonly [code: string]: string } = {
  ENOENT: 'there is no such folder',
  EACCES: 'you are not allowed to write there',
  EPERM: 'you are not allowed to write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
}
