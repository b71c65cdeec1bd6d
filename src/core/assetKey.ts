import { pathTemplate } from './page.ts'

/** What Chromium, Firefox, Safari and webpack say of a part of the product that could not be fetched. */
export const CHUNK =
  /dynamically imported module|Importing a module script failed|ChunkLoadError|Loading (CSS )?chunk \S+ failed/

/** The address in such a sentence. */
export const CHUNK_ADDRESS = /https?:\/\/\S+/

/** A script or a style sheet by its path, without the hash of a bundle's name. */
export function assetKey(path: string): string {
  return pathTemplate(path.replace(HASH, ''))
}

const HASH = /[.-](?=\w*[\dA-Z])[\w-]{6,}(?=\.\w+$)/
