// Times a choice from the last key or pointer let go until what it asked for has been painted.
(() => {
  let pressed = 0
  for (const kind of ["pointerup", "keydown"]) {
    document.addEventListener(kind, (event) => { pressed = event.timeStamp }, true)
  }
  const drawn = () => [...document.querySelectorAll(".js-plotly-plot")]
    .map((chart) => chart.layout?.meta)
  const title = () => document.querySelector("h1")?.textContent ?? ""

  const states = {
    charts: ({ before, heading, least }) => {
      const now = drawn()
      return title() === heading && now.length >= least && now.every(Boolean)
        && new Set(now).size === 1 && now[0] !== before
    },
    text: ({ text }) => document.querySelector("[data-testid='stMain']").innerText.includes(text),
  }

  window.clock = {
    painted: () => drawn()[0] ?? "",
    watch: (kind, wanted, limit) => {
      const begun = performance.now()
      window.clock.answer = new Promise((resolve) => {
        const look = () => {
          if (pressed > begun && states[kind](wanted)) {
            requestAnimationFrame(() => requestAnimationFrame(() =>
              resolve(performance.now() - pressed)))
          } else if (performance.now() - begun > limit) resolve(null)
          else requestAnimationFrame(look)
        }
        look()
      })
    },
  }
})()
