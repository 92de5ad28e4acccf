// Runs beside the application: a page chosen opens at its top; going back, by the browser or by
// one of our own ways back, returns to the place where one was. Streamlit scrolls one box for all.
(() => {
  const ways = ".st-key-way_back a, .st-key-way_back button, .gl-back a"
  const kept = "gridlens-scroll"
  const PATIENCE = 60000 // whoever scrolls or types meanwhile ends the wait
  const AFTER = 20000 // charts may still grow after the script has run
  const STILL = 400 // as long as this in place, with nothing still to come
  const SOON = 300 // Streamlit writes an address once its page runs: on a slow computer it has run

  // What is looked at, apart from the filters over it: one page, one grid, one deputy, one figure.
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
  let under = 0 // the journey under way; 0 for none
  let journeys = 0
  let returning = false
  let moving = -Infinity // when a person last scrolled: a page that runs also shrinks by itself
  let leaving = false // by a link: the old page shrinks, maybe long before the address changes

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
