// 存图 beside a chart: opens a small menu, and saves or copies the chart as a slide. The library that
// draws the slide is read from our own server when somebody first asks for a picture.
(() => {
  const { engine, words } = __GIVEN__
  const WIDE = 1920, HIGH = 1080
  const SHOWN = 5000 // milliseconds for which a message stays
  let menu = null // the open menu, and the button it belongs to
  let owner = null
  let library = null

  const told = Object.assign(document.createElement("div"), { className: "gl-saved" })
  told.setAttribute("role", "status")
  document.body.append(told)
  let fading = 0
  const tell = (text) => {
    told.textContent = text
    clearTimeout(fading)
    fading = setTimeout(() => { told.textContent = "" }, SHOWN)
  }

  const read = () => library ??= new Promise((ready, failed) => {
    const address = new URL(`./${engine}`, location.href).href
    const script = Object.assign(document.createElement("script"), { src: address })
    script.onload = () => ready(window.Plotly)
    script.onerror = () => { library = null; script.remove(); failed(new Error(address)) }
    document.head.append(script)
  })

  const plotOf = (chart) => {
    const own = new RegExp(`^st-key-${chart}(_\\d+)?$`)
    const boxes = [...document.querySelectorAll(`[class*='st-key-${chart}']`)]
    return boxes.find((box) => [...box.classList].some((name) => own.test(name)))?.querySelector(".js-plotly-plot")
  }

  const slide = async (given) => {
    const plot = plotOf(given.chart)
    if (!plot?.data) throw new Error(given.chart)
    const svg = await window.gridlensSlide(await read(), plot, given)
    return new Blob([svg], { type: "image/svg+xml" })
  }

  const painted = async (given) => {
    const reader = new FileReader()
    const svg = await slide(given)
    const address = await new Promise((ready, failed) => {
      Object.assign(reader, { onload: () => ready(reader.result), onerror: failed }).readAsDataURL(svg)
    })
    const image = Object.assign(new Image(), { src: address })
    await image.decode()
    const canvas = Object.assign(document.createElement("canvas"), { width: WIDE, height: HIGH })
    canvas.getContext("2d").drawImage(image, 0, 0, WIDE, HIGH)
    return new Promise((ready) => canvas.toBlob(ready, "image/png"))
  }

  const save = (blob, name) => {
    const href = URL.createObjectURL(blob)
    Object.assign(document.createElement("a"), { href, download: name.replace(/[\\/:*?"<>|]/g, "_") }).click()
    setTimeout(() => URL.revokeObjectURL(href), 60000)
  }

  const table = ({ chart }) => document.querySelector(`.st-key-sheet_of_${chart} button`)
  const ways = {
    png: async (given) => save(await painted(given), `${given.file}.png`),
    svg: async (given) => save(await slide(given), `${given.file}.svg`),
    copy: (given) => navigator.clipboard.write([new ClipboardItem({ "image/png": painted(given) })]),
    xlsx: (given) => table(given).click(),
  }
  const can = {
    copy: () => window.isSecureContext && navigator.clipboard?.write && window.ClipboardItem,
    xlsx: (given) => table(given),
  }

  const close = (back) => {
    if (!menu) return
    const was = owner
    menu.remove()
    menu = owner = null
    was.setAttribute("aria-expanded", "false")
    if (back) was.focus()
  }

  const run = async (way, button, given) => {
    close(true)
    const waiting = setTimeout(() => tell(words.making), 400)
    button.setAttribute("aria-busy", "true")
    try {
      await ways[way](given)
      clearTimeout(waiting)
      tell(words[way === "copy" ? "copied" : "saved"])
    } catch (error) {
      clearTimeout(waiting)
      console.error(error)
      tell(words.failed)
    }
    button.removeAttribute("aria-busy")
  }

  // The menu stands at its button, also while the page scrolls, and closes when the button is gone.
  const place = () => {
    if (!menu) return
    const { right, bottom, top } = owner.getBoundingClientRect()
    if (!owner.isConnected || bottom < 0 || top > innerHeight) return close(false)
    const below = bottom + 4 + menu.offsetHeight <= innerHeight
    menu.style.left = `${Math.max(8, right - menu.offsetWidth)}px`
    menu.style.top = `${below ? bottom + 4 : Math.max(8, top - 4 - menu.offsetHeight)}px`
  }

  const open = (button) => {
    const given = JSON.parse(button.dataset.picture)
    menu = Object.assign(document.createElement("div"), { className: "gl-menu" })
    menu.setAttribute("role", "menu")
    menu.setAttribute("aria-label", button.getAttribute("aria-label"))
    for (const way of Object.keys(ways).filter((one) => !can[one] || can[one](given))) {
      const item = Object.assign(document.createElement("button"), { type: "button", textContent: words[way] })
      item.setAttribute("role", "menuitem")
      item.tabIndex = -1
      item.addEventListener("click", () => run(way, button, given))
      menu.append(item)
    }
    document.body.append(menu)
    owner = button
    place()
    button.setAttribute("aria-expanded", "true")
    menu.firstChild.focus({ preventScroll: true })
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest?.(".gl-save")
    const again = button && button === owner
    if (menu && !menu.contains(event.target)) close(again)
    if (button && !again) open(button)
  })
  document.addEventListener("keydown", (event) => {
    if (!menu) return
    const items = [...menu.children]
    const at = items.indexOf(document.activeElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (to !== undefined) items.at(to % items.length).focus()
    else if (event.key === "Escape" || event.key === "Tab") close(true)
    if (to !== undefined || event.key === "Escape") { event.preventDefault(); event.stopPropagation() }
  }, true)
  addEventListener("resize", place)
  addEventListener("scroll", place, true)
})()
