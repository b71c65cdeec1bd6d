import { useState } from 'preact/hooks'

/** Who reads needs the server's read token; it is kept until this tab is closed. */
export function AskToken({ wasWrong, onToken }: { wasWrong: boolean; onToken(token: string): void }) {
  const [token, setToken] = useState('')
  return (
    <form
      class="token"
      onSubmit={(event) => {
        event.preventDefault()
        onToken(token.trim())
      }}
    >
      <label for="token">Read token</label>
      <p id="about-token">
        {wasWrong
          ? 'The server does not know this token.'
          : 'The server was started with READ_TOKEN. It is kept until this tab is closed.'}
      </p>
      <input
        id="token"
        type="password"
        autocomplete="off"
        required
        aria-describedby="about-token"
        aria-invalid={wasWrong}
        value={token}
        onInput={({ currentTarget }) => setToken(currentTarget.value)}
      />
      <button type="submit">Show the report</button>
    </form>
  )
}
