// Runs beside the application. A page that a person chooses opens at its top. Going back, by the
// browser or by one of our own links back, returns to the place on the page where the person was.
// The script is needed because Streamlit scrolls one and the same box for all pages.
(() => {
  const ways = ".st-key-way_back a, .st-key-way_back button, .gl-back a"
  const kept = "gridlens-scroll"
  const PATIENCE = 60000 // milliseconds to wait for a page at most; a person who scrolls or types ends the wait
  const AFTER = 20000 // milliseconds to wait after the page's script has run: charts may still grow
  const STILL = 400 // milliseconds in place, with nothing still to come: then the page has arrived
  // Milliseconds until a page counts as started. Streamlit writes the address when the page runs,
  // and on a slow computer the page may have run already.
  const SOON = 300

  // The key of what the person looks at: a page, grid, deputy or figure. Filters do not change it.
  const view = () => {
    const { pathname, search } = location
    const path = pathname === "/" ? "/overview" : pathname
    const own = { "/deputies": /^deputy$/, "/grids": /^profile$/, "/records": /^(indicator|over|in_.+)$/ }
    const named = [...new URLSearchParams(search)].filter(([name]) => own[path]?.test(name))
    return path + JSON.stringify(named.sort())
  }
  const box = () => document.querySelector("[data-testid='stMain']")
  const running = () =>
    document.querySelector("[data-testid='stApp']")?.dataset.testScriptState === "running"

  const places = JSON.parse(sessionStorage.getItem(kept) ?? "{}")
  let here = view()
  let under = 0 // the number of the journey under way; 0 for none
  let journeys = 0
  let returning = false
  let moving = -Infinity // when a person last scrolled; a page that runs also scrolls, because it shrinks
  let leaving = false // a link was clicked: the old page may shrink long before the address changes

  const arrive = (goal, soon = Infinity) => {
    const journey = under = ++journeys
    const begun = performance.now()
    const before = document.querySelector("h1")?.textContent
    let started = false
    let ran = 0
    let unsettled = begun
    const step = () => {
      if (journey !== under) return
      const now = performance.now()
      const main = box()
      const fresh = document.querySelector("h1")?.textContent !== before
      started ||= fresh || running() || now - begun > soon
      if (running()) ran = 0
      else if (started) ran ||= now
      if (main && (fresh || ran) && main.scrollTop !== goal) main.scrollTop = goal
      const coming = document.querySelector("[data-testid='stSkeleton']")
      if (!ran || coming || !main || Math.abs(main.scrollTop - goal) >= 2) unsettled = now
      const there = ran && now - unsettled > STILL
      if (there || (ran && now - ran > AFTER) || now - begun > PATIENCE) under = 0
      else requestAnimationFrame(step)
    }
    step()
  }
  const moved = (goal, soon) => {
    if (view() === here) return
    here = view()
    leaving = false
    arrive(goal ?? 0, soon)
  }

  for (const name of ["pushState", "replaceState"]) {
    const step = history[name]
    history[name] = function (...given) {
      step.apply(this, given)
      if (view() === here) return
      moved(returning ? places[view()] : 0, SOON)
      returning = false
    }
  }
  addEventListener("popstate", (event) => {
    if (event.isTrusted) moved(places[view()])
  })
  addEventListener("click", (event) => {
    returning = !!event.target.closest?.(ways)
    leaving = !!event.target.closest?.("a[href]:not([href^='#'])")
    moving = -Infinity
  }, true)
  for (const own of ["wheel", "touchmove", "keydown", "pointerdown"]) {
    addEventListener(own, () => { under = 0 }, { capture: true, passive: true })
  }
  for (const own of ["wheel", "touchmove", "keydown"]) {
    addEventListener(own, () => { moving = performance.now() }, { capture: true, passive: true })
  }
  addEventListener("scroll", (event) => {
    if (under || event.target !== box() || view() !== here) return
    const still = !running() && !leaving
    if (still || performance.now() - moving < 1000) places[here] = event.target.scrollTop
  }, true)
  addEventListener("pagehide", () => sessionStorage.setItem(kept, JSON.stringify(places)))

  const [entry] = performance.getEntriesByType("navigation")
  if (entry && entry.type !== "navigate" && places[here]) arrive(places[here])
})()
