/** What a visit needs of a browser, whichever protocol drives it. */
export interface ForeignBrowser {
  /** With its version. */
  readonly name: string
  goto(url: string): Promise<void>
  /** The value of an expression in the page. */
  ask<T>(expression: string): Promise<T>
  moveTo(x: number, y: number): Promise<void>
  /** Presses the main button where the pointer is. */
  press(): Promise<void>
  type(text: string): Promise<void>
  key(key: 'Tab' | 'Enter' | 'Escape' | 'F6'): Promise<void>
  shoot(file: string): Promise<void>
  close(): Promise<void>
}
