/** What is used here of libraries that bring no types. */
declare module 'micromodal' {
  const MicroModal: { show(id: string): void; close(id: string): void }
  export default MicroModal
}
declare module 'react-dom/client' {
  export function createRoot(at: Element): { render(node: unknown): void; unmount(): void }
}
