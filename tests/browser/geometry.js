// What is wrong with the places of the texts on a page: beyond the edge, cut, or over each other.
() => {
  const main = document.querySelector("[data-testid='stMain']")
  const edge = main.getBoundingClientRect().right + 1
  const SCROLLS = ".gl-scroll, .st-key-panel_months, [class*='st-key-brief_'], [data-testid='stDataFrame']"
  const UNSEEN = ".gl-unseen, style, script, .modebar-container"
  const BAR = "[data-testid='stLayoutWrapper']:has(> .st-key-topbar)"
  const visible = { opacityProperty: true, visibilityProperty: true }
  const named = (e) => `${e.tagName}.${e.getAttribute("class") ?? ""} “${e.textContent.trim().slice(0, 24)}”`
  const scale = document.querySelector("[data-testid='stMainBlockContainer']").currentCSSZoom ?? 1
  const found = new Set()
  if (main.scrollWidth > main.clientWidth + 1) found.add(`the page scrolls sideways: ${main.scrollWidth}`)

  const cutBy = (e, box) => {
    for (let above = e; above && above !== main; above = above.parentElement) {
      const style = getComputedStyle(above)
      const hides = ["hidden", "clip"].includes(style.overflowX) && style.textOverflow !== "ellipsis"
      const edges = above.getBoundingClientRect()
      if (hides && edges.width > 1 && (box.right > edges.right + 1.5 || box.left < edges.left - 1.5)) return above
    }
    return null
  }
  const texts = []
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement
    if (!walker.currentNode.textContent.trim() || !e.checkVisibility(visible) || e.closest(UNSEEN)) continue
    const range = document.createRange()
    range.selectNodeContents(walker.currentNode)
    for (const box of range.getClientRects()) {
      if (box.width < 2 || box.height < 2) continue
      if (box.right > edge && !e.closest(SCROLLS)) found.add(`beyond the edge: ${named(e)}`)
      const cut = e.closest("svg") ? null : cutBy(e, box)
      if (cut) found.add(`cut: ${named(e)} by ${named(cut)}`)
      if (!e.closest(BAR)) texts.push({ e, box })
    }
  }
  texts.forEach((one, place) => {
    for (const other of texts.slice(place + 1)) {
      if (one.e === other.e || one.e.contains(other.e) || other.e.contains(one.e)) continue
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
      if (wide > 2.5 * scale && high > 4.5 * scale) found.add(`over each other: ${named(one.e)} and ${named(other.e)}`)
    }
  })
  return [...found].slice(0, 12)
}
