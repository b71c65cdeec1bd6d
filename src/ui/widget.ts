export { loadPieces } from './loadPieces.ts'
export { presentOffer } from './presentOffer.ts'
