/** Parts of the pages, as they look without any library. */

export const field = (name: string, label = name, more = '') =>
  `<p><label for="${name}">${label}</label> <input id="${name}" name="${name}" ${more}></p>`

export const form = (inner: string, more = '') =>
  `<form id="form" ${more}>${inner}<button id="send">Send</button></form>`

/** Where an app renders itself. */
export const mount = '<main><h1>Shop</h1><div id="app"></div></main>'
