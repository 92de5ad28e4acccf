// Runs beside the application. A page is presented on the whole screen: larger type, no side bar,
// no filters, and no name that is for the screen of one person alone. Arrow keys lead through the
// overview, what needs attention, the goals, and the grid last looked at or filtered by, if there
// is one: no grid is named that the presenter did not choose. Esc ends it.
(() => {
  const page = document.documentElement
  const KEPT = "gridlens-presented"
  const FILTERS = ["period", "range", "grid", "deputy", "group", "station"]
  const NEXT = ["ArrowRight", "PageDown"], BEFORE = ["ArrowLeft", "PageUp"]
  const TYPING = "input, textarea, select, [contenteditable='true'], [role='combobox'], [role='slider']"
  let profile = ""
  let at = 0
  let hint = null

  const steps = () => [
    { path: "/overview" },
    { path: "/overview", exceptions: true },
    { path: "/goals" },
    ...(profile || new URLSearchParams(location.search).has("grid") ? [{ path: "/grids", profile }] : []),
  ]
  const presenting = () => page.classList.contains("gl-presenting")
  const said = () => document.querySelector(".gl-present")?.dataset.hint ?? ""

  const show = (step) => {
    page.classList.toggle("gl-exceptions", !!step.exceptions)
    if (hint) hint.textContent = `${at + 1}/${steps().length} · ${said()}`
    const now = new URLSearchParams(location.search)
    const kept = new URLSearchParams()
    for (const name of FILTERS) for (const value of now.getAll(name)) kept.append(name, value)
    if (step.profile) kept.append("profile", step.profile)
    const here = location.pathname === "/" ? "/overview" : location.pathname
    if (here === step.path && (now.get("profile") ?? "") === (step.profile ?? "")) return
    const tail = kept.toString()
    history.pushState({}, "", new URL(step.path + (tail ? `?${tail}` : ""), document.baseURI))
    dispatchEvent(new PopStateEvent("popstate"))
  }
  const go = (by) => {
    at = Math.max(0, Math.min(steps().length - 1, at + by))
    show(steps()[at])
  }
  const begin = () => {
    page.classList.add("gl-presenting")
    sessionStorage.setItem(KEPT, "1")
    hint = document.createElement("div")
    hint.className = "gl-hint"
    hint.setAttribute("role", "status")
    document.body.append(hint)
    page.requestFullscreen?.().catch(() => {}) // a browser may refuse; then the window is presented
    at = 0
    show(steps()[at])
  }
  const end = () => {
    page.classList.remove("gl-presenting", "gl-exceptions")
    sessionStorage.removeItem(KEPT)
    hint?.remove()
    hint = null
    if (document.fullscreenElement) document.exitFullscreen()
  }

  addEventListener("click", (event) => {
    if (event.target.closest?.(".gl-present")) begin()
  })
  addEventListener("keydown", (event) => {
    const own = new URLSearchParams(location.search).get("profile")
    if (own) profile = own
    if (!presenting() || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === "Escape") return end()
    if (event.target.closest?.(TYPING)) return
    if (NEXT.includes(event.key)) go(1)
    else if (BEFORE.includes(event.key)) go(-1)
    else return
    event.preventDefault()
  }, true)
  addEventListener("pointerdown", () => {
    const own = new URLSearchParams(location.search).get("profile")
    if (own) profile = own
  }, true)
  document.addEventListener("fullscreenchange", () => {
    if (!document.fullscreenElement && presenting()) end()
  })
})()
