/**
 * A server that answers the browser tests as they ask, on their own origin:
 * `/answer/orders/42?status=503&wait=100`, `?drop` for a connection that breaks, `?html=…` for a page, `?to=…` for one that has moved.
 */
export function answers() {
  return {
    name: 'answers',
    configureServer({ middlewares }) {
      middlewares.use('/answer', (request, response) => {
        const query = new URL(request.url, 'http://localhost').searchParams
        const answer = () => {
          if (query.has('drop')) return request.socket.destroy()
          if (query.has('to')) response.setHeader('location', query.get('to'))
          response.statusCode = Number(query.get('status') ?? 200)
          response.setHeader('content-type', query.has('html') ? 'text/html' : 'application/json')
          response.setHeader('cache-control', 'no-store')
          response.end(query.get('html') ?? '{}')
        }
        setTimeout(answer, Number(query.get('wait') ?? 0))
      })
    },
  }
}
