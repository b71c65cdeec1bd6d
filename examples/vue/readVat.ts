/** What is wrong with a VAT number; `undefined` where nothing is. */
export function readVat(text: string): string | undefined {
  return /^[A-Z]{2}\d{9}$/.test(text.replaceAll(' ', '')) ? undefined : 'This is not a valid VAT number.'
}
