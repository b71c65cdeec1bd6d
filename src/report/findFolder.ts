/** The folder that all files are in, with its slash: it tells nothing of any. */
export function findFolder(files: readonly string[]): string {
  const [first = '', ...others] = files.map((file) => file.slice(0, file.lastIndexOf('/') + 1))
  let folder = first
  while (folder !== '' && !others.every((other) => other.startsWith(folder)))
    folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1)
  return folder
}
