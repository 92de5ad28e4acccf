// What a page says, as a text; null while it is still coming.
() => {
  const idle = '[data-test-connection-state="CONNECTED"][data-test-script-state="notRunning"]'
  const main = document.querySelector(`html:not(.gl-coming) [data-testid="stApp"]${idle} [data-testid="stMain"]`)
  if (!main?.querySelector("h1") || main.querySelector('[data-testid="stSkeleton"]')) return null
  const charts = [...main.querySelectorAll('[data-testid="stPlotlyChart"]')]
  const plots = charts.map((chart) => chart.querySelector(".js-plotly-plot"))
  if (!plots.every((plot) => plot?.querySelector(".main-svg"))) return null

  const each = (selector, told, within = main) => [...within.querySelectorAll(selector)].map(told)
  const own = (address) => {
    const { origin, pathname, search, hash } = new URL(address, location)
    return (origin === location.origin ? "" : origin) + decodeURIComponent(pathname + search + hash)
  }
  const labels = ["aria-label", "aria-description", "title", "alt", "placeholder", "data-title"]
  const labelled = (element) => labels.filter((name) => element.getAttribute(name))
    .map((name) => `${name}: ${element.getAttribute(name)}`).join(" · ")
  const parts = {
    address: [own(location.href), document.title],
    text: [main.innerText],
    labels: each(labels.map((name) => `[${name}]`).join(), labelled).filter(Boolean),
    links: each("a[href]", (link) => own(link.href)),
    fields: each("input, textarea", ({ type, value, checked, disabled }) =>
      [type, value, checked && "checked", disabled && "disabled"].filter(Boolean).join(" ")),
    cells: each("canvas tr", (row) => [...row.cells].map((cell) => cell.textContent).join("\t")),
    charts: plots.map((plot) => JSON.stringify(plot.data, null, 1)), // their words are in the text
  }
  return Object.entries(parts).map(([name, lines]) => [`== ${name}`, ...lines].join("\n")).join("\n")
}
