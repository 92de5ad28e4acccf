// Runs beside the application. When the heading of a page has scrolled out of sight, the bar above
// shows its title instead of the office, and a line under itself.
(() => {
  const page = document.documentElement.classList
  const look = () => {
    const heading = document.querySelector("[data-testid='stMain'] h1")
    page.toggle("gl-scrolled", !!heading && heading.getBoundingClientRect().bottom < 40)
  }
  let waiting = false
  const soon = () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => { waiting = false; look() })
  }
  addEventListener("scroll", soon, { capture: true, passive: true })
  addEventListener("popstate", soon)
})()
