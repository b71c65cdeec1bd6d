/** What moves on many a page whatever the user does: a ticker at 60 Hz, a carousel that turns, a bubble that wants to chat. */
export const NOISE = `
  <div id="noise-ticker" style="position: fixed; left: 8px; bottom: 8px; font: 12px monospace">0</div>
  <div id="noise-carousel" style="position: fixed; right: 8px; bottom: 90px; width: 120px; height: 40px; overflow: hidden">
    <div style="display: flex; transition: transform .4s">
      ${['Spring', 'Summer', 'Autumn', 'Winter'].map((name) => `<div style="min-width: 120px">${name} sale</div>`).join('')}
    </div>
  </div>
  <div id="noise-chat" style="position: fixed; right: 8px; bottom: 8px; width: 60px; height: 60px; border-radius: 50%; background: #cde">
    <span>Chat</span>
  </div>
  <script type="module">
    const ticker = document.querySelector('#noise-ticker')
    const tick = (time) => {
      ticker.textContent = (time / 1000).toFixed(3)
      requestAnimationFrame(tick)
    }
    requestAnimationFrame(tick)

    const track = document.querySelector('#noise-carousel > div')
    let slide = 0
    setInterval(() => (track.style.transform = 'translateX(' + -120 * (++slide % 4) + 'px)'), 1500)

    const chat = document.querySelector('#noise-chat')
    let unread = 0
    setInterval(() => {
      chat.classList.toggle('wiggle')
      chat.firstElementChild.textContent = unread++ % 2 ? 'Chat' : 'Hi!'
    }, 800)
  </script>`
