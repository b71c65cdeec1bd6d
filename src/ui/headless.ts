export { presentHeadless } from './headless/presentHeadless.ts'
export { loadPieces } from './loadPieces.ts'
