/** Counts down to the parcel van of the day: something that changes every second without anybody's doing. */
export function startDispatchClock(clock) {
  const show = () => {
    const left = 7200 - (Math.floor(Date.now() / 1000) % 7200)
    const part = (seconds) => String(Math.floor(seconds) % 60).padStart(2, '0')
    clock.textContent = `${Math.floor(left / 3600)}:${part(left / 60)}:${part(left)}`
  }
  show()
  setInterval(show, 1000)
}
