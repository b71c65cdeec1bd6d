/** Small components of a page: what they hold, and whether others may see it. */
define('open-button', 'open', '<button><slot></slot></button>')
define('closed-button', 'closed', '<button>Pay</button>')
define('open-box', 'open', '<button>Go</button>' + '<p></p>'.repeat(30), (root) => {
  root.querySelector('button')!.onclick = () => root.querySelector('p')!.append('Done')
})

function define(
  name: string,
  mode: ShadowRootMode,
  html: string,
  start: (root: ShadowRoot) => void = () => {},
) {
  if (customElements.get(name)) return
  class Component extends HTMLElement {
    constructor() {
      super()
      const root = this.attachShadow({ mode })
      root.innerHTML = html
      start(root)
    }
  }
  customElements.define(name, Component)
}
