/** A text this long is a document, not what somebody typed into a form. */
export const UPLOADED_TEXT = 50_000

/** Something large is sent along, which takes as long as the line allows: files, binary data, long texts. */
export function isUpload(body: unknown): boolean {
  if (typeof body === 'string') return body.length > UPLOADED_TEXT
  if (Object.prototype.toString.call(body) !== '[object FormData]') {
    return /(Blob|File|Buffer|Array|DataView|Stream)\]$/.test(Object.prototype.toString.call(body))
  }
  return [...(body as FormData).values()].some((value) => typeof value !== 'string' && value.size > 0)
}
