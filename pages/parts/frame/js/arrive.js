// Runs beside the application. A page that opens shows its frame, then its heading and first
// sentence, then all the rest at once, in place. Without this script, Streamlit shows a page piece
// by piece, and each piece pushes others away.
(() => {
  const page = document.documentElement.classList
  const LONGEST = 30000 // milliseconds from the start: then the page is shown as far as it has come
  const LAST = 4000 // milliseconds after the page's script has run: the same
  const STILL = 120 // milliseconds without a change: then everything counts as in place
  const frame = "[data-testid='stSidebar']"
  const heading = "h1, .gl-empty"
  const app = "[data-testid='stApp'][data-test-connection-state='CONNECTED']"
  const finished = `${app}[data-test-script-state='notRunning']`
  const chart = "[class*='_chart']" // a chart's box has its height before the chart is painted
  const has = (what) => document.querySelector(what) !== null
  const waiting = () =>
    [...document.querySelectorAll("[data-testid='stSkeleton']")].some((part) => !part.closest(chart))
  const whole = () => has(heading) && has(finished) && !waiting()

  let changed = performance.now()
  let ran = Infinity
  const watch = new MutationObserver(() => { changed = performance.now() })
  watch.observe(document, { subtree: true, childList: true })
  page.add("gl-bare", "gl-arriving", "gl-coming")
  const step = () => {
    const now = performance.now()
    if (has(frame)) page.remove("gl-bare")
    if (has(heading)) page.remove("gl-arriving")
    ran = has(heading) && has(finished) ? Math.min(ran, now) : Infinity
    const shown = (whole() && now - changed > STILL) || now - ran > LAST || now > LONGEST
    if (!shown) return requestAnimationFrame(step)
    page.remove("gl-bare", "gl-arriving", "gl-coming")
    watch.disconnect()
  }
  step()
})()
