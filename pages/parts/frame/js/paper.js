// Before a page is printed: charts are drawn for the width of the screen, so on paper they are scaled
// like pictures. A table of records paints only the rows in sight, so that on paper a plain table
// takes its place; where the page has no rows for one, a copy of what is painted.
(() => {
  const element = (name, text = "") => Object.assign(document.createElement(name), { textContent: text })
  const row = (cells, name) => {
    const line = element("tr")
    line.append(...cells.map((cell) => element(name, cell)))
    return line
  }

  const records = () => {
    for (const place of document.querySelectorAll(".gl-printed")) {
      const { head, rows } = JSON.parse(place.dataset.rows)
      const table = Object.assign(element("table"), { className: "gl-table gl-paper-rows" })
      const [top, body] = [element("thead"), element("tbody")]
      top.append(row(head, "th"))
      body.append(...rows.map((cells) => row(cells, "td")))
      table.append(top, body)
      place.querySelector("table")?.remove()
      place.append(table)
    }
  }

  const copies = () => {
    if (document.querySelector(".gl-printed")) return
    for (const sheet of document.querySelectorAll("[data-testid='stDataFrame']")) {
      const layers = [...sheet.querySelectorAll("canvas")].filter(({ width }) => width) // rows, head
      if (!layers.length) continue
      const { width, height } = layers[0]
      const copy = Object.assign(element("canvas"), { className: "gl-paper", width, height })
      for (const layer of layers) copy.getContext("2d").drawImage(layer, 0, 0)
      sheet.after(copy)
    }
  }

  const charts = () => {
    for (const box of document.querySelectorAll(".js-plotly-plot .svg-container")) {
      const { clientWidth: wide, clientHeight: high } = box
      box.dataset.screen = box.style.cssText
      box.style.cssText += `;width:${wide}px;height:auto!important;aspect-ratio:${wide}/${high}`
      for (const picture of box.querySelectorAll(".main-svg")) {
        picture.setAttribute("viewBox", `0 0 ${wide} ${high}`)
        picture.dataset.screen = picture.style.cssText
        picture.style.cssText += ";width:100%;height:100%"
      }
    }
  }

  addEventListener("beforeprint", () => { records(); copies(); charts() })
  addEventListener("afterprint", () => {
    for (const copy of document.querySelectorAll(".gl-paper, .gl-paper-rows")) copy.remove()
    for (const drawn of document.querySelectorAll("[data-screen]")) {
      drawn.style.cssText = drawn.dataset.screen
      delete drawn.dataset.screen
      drawn.removeAttribute("viewBox")
    }
  })
})()
