// Runs beside the application. When the heading of a page has scrolled out of sight, the bar above
// shows its title instead of the office, and a line under itself.
(() => {
  // The server draws a heat map in one column for a narrow window, and cannot measure it itself.
  document.cookie = `gridlens_narrow=${innerWidth <= 640 ? 1 : 0}; path=/; SameSite=Strict`

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
