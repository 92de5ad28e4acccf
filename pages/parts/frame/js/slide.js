// Composes the slide of a chart, 16:9 on white: title, finding, what it is about, the drawing, its
// source. The drawing has at least the height it has on the page, so that no text meets another; a
// higher drawing makes the whole slide larger, and then its writing smaller.
window.gridlensSlide = (() => {
  const WIDE = 1920, HIGH = 1080, LEAST = 450 // pixels of the file; the least height of the canvas
  const COLUMN = 46, UPRIGHT = 18 // the room that the label of a column takes, across and upright
  const { text: ink, quiet, line, warn, font } = __GIVEN__.look
  const SVG = "http://www.w3.org/2000/svg"
  const pen = document.createElement("canvas").getContext("2d")

  const element = (name, values, text) => {
    const made = document.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, value)
    if (text !== undefined) made.textContent = text
    return made
  }

  const copy = (value) => {
    if (Array.isArray(value)) return value.map(copy)
    if (!value || Object.getPrototypeOf(value) !== Object.prototype) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copy(one)]))
  }

  // The figure as it was drawn, without what a reader has marked, in the colours for white paper.
  const figureOf = (plot, light) => {
    const figure = copy({ data: [...plot.data], layout: plot.layout })
    for (const trace of figure.data) delete trace.selectedpoints
    delete figure.layout.selections
    for (const [path, value] of Object.entries(light ?? {})) {
      const names = path.split(".")
      const last = names.pop()
      const at = names.reduce((place, name) => (place[name] ??= {}), figure)
      at[last] = value
    }
    return figure
  }

  // Breaks a text into lines of a width. Numbers and Latin words stay whole; no line begins with a
  // closing mark. What has no room after the last line is cut, and says so.
  const lines = (text, size, weight, width, most) => {
    pen.font = `${weight} ${size}px ${font}`
    const found = [""]
    for (const part of text.match(/[\w.%+=–-]+|\s+|./gsu) ?? []) {
      const longer = found[found.length - 1] + part
      const closing = /^[，。；：、！？）”》%]$/u.test(part)
      if (pen.measureText(longer).width <= width || closing) found[found.length - 1] = longer
      else found.push(part.trim())
    }
    if (found.length <= most) return found.filter(Boolean)
    return [...found.slice(0, most - 1), `${found[most - 1].slice(0, -1)}…`]
  }

  const head = (words, unit, width) => {
    const about = [words.told, words.over].filter(Boolean).join(" · ")
    const parts = [
      [words.title, 23, 700, ink, 2], [words.lead, 14.5, 400, ink, 4], [about, 13.5, 400, quiet, 3],
    ]
    let y = 24 * unit
    const texts = []
    for (const [text, points, weight, fill, most] of parts) {
      const size = points * unit
      for (const one of text ? lines(text, size, weight, width, most) : []) {
        y += size * 1.38
        texts.push([one, y - size * 0.28, size, weight, fill])
      }
      if (text) y += 3 * unit
    }
    return { texts, end: y + 8 * unit }
  }

  // Finds the canvas on which the drawing has the room it needs.
  const room = (words, layout) => {
    const axes = Object.entries(layout).filter(([name]) => /^xaxis\d*$/.test(name))
    const across = axes.reduce((sum, [, axis]) => {
      const each = axis.tickangle === -90 ? UPRIGHT : COLUMN
      return sum + (axis.tickvals?.length ?? 0) * each
    }, 160)
    let high = Math.max(LEAST, (across * 9) / 16)
    for (let turn = 0; turn < 60; turn += 1) {
      const unit = high / 540
      const wide = (high * 16) / 9
      const side = 38 * unit
      const told = head(words, unit, wide - 2 * side)
      const low = high - 44 * unit
      if (low - told.end >= words.high) return { unit, wide, high, side, told, low }
      high *= 1.04
    }
    throw new Error("the chart is too high for a slide")
  }

  // Breaks the labels under or over columns that are wider than their column.
  const fitted = (layout, width) => {
    const within = width - (layout.margin?.l ?? 0) - (layout.margin?.r ?? 0)
    for (const [, axis] of Object.entries(layout).filter(([name]) => /^xaxis\d*$/.test(name))) {
      if (!axis.ticktext?.length || axis.tickangle === -90) continue
      const [start, end] = axis.domain ?? [0, 1]
      const each = (within * (end - start)) / axis.ticktext.length - 4
      const size = axis.tickfont?.size ?? 12
      axis.ticktext = axis.ticktext.map((label) =>
        String(label).split("<br>").flatMap((part) => lines(part, size, 400, each, 4)).join("<br>"))
    }
  }

  return async (Plotly, plot, words) => {
    const figure = figureOf(plot, words.light)
    if (plot.closest(".st-key-funnel_private")) { // names for the screen of one person alone
      for (const trace of figure.data) trace.mode = trace.mode?.replace("+text", "")
    }
    const { unit, wide, high, side, told, low } = room(words, figure.layout)
    const width = Math.round(wide - 2 * side)
    const height = Math.round(Math.min(low - told.end, words.high * 2.2))
    fitted(figure.layout, width)
    const drawn = await Plotly.toImage(figure, { format: "svg", width, height })
    const source = decodeURIComponent(drawn.slice(drawn.indexOf(",") + 1))
    const drawing = new DOMParser().parseFromString(source, "image/svg+xml").documentElement
    drawing.setAttribute("x", side)
    drawing.setAttribute("y", told.end + (low - told.end - height) / 2)

    const slide = element("svg", {
      xmlns: SVG, width: WIDE, height: HIGH, viewBox: `0 0 ${wide} ${high}`, "font-family": font,
    })
    slide.append(element("title", {}, words.title))
    slide.append(element("rect", { width: wide, height: high, fill: "#ffffff" }))
    for (const [text, y, size, weight, fill] of told.texts) {
      slide.append(element("text", { x: side, y, "font-size": size, "font-weight": weight, fill }, text))
    }
    slide.append(document.importNode(drawing, true))
    const size = 11.5 * unit
    const y = high - 17 * unit
    const rule = { x1: side, x2: wide - side, y1: y - size * 1.7, y2: y - size * 1.7 }
    slide.append(element("line", { ...rule, stroke: line, "stroke-width": unit }))
    pen.font = `700 ${size}px ${font}`
    const marked = words.sample ? pen.measureText(words.sample).width + 12 * unit : 0
    const [foot] = lines(words.foot, size, 400, wide - 2 * side - marked, 1)
    slide.append(element("text", { x: side, y, "font-size": size, fill: quiet }, foot))
    const end = { x: wide - side, y, "text-anchor": "end", "font-size": size, "font-weight": 700, fill: warn }
    if (words.sample) slide.append(element("text", end, words.sample))
    return new XMLSerializer().serializeToString(slide)
  }
})()
