// Runs beside the application. It puts Streamlit's own words into Chinese, and turns Streamlit's
// page list into one that a screen reader understands. It reads and writes no data.
(() => {
  const { words, patterns } = __GIVEN__
  const rules = patterns.map(([pattern, told]) => [new RegExp(pattern), told])
  const labels = ["aria-label", "title", "placeholder", "alt", "aria-description"]
  const ours = "[data-testid='stHtml'], .js-plotly-plot, canvas, script, style, [translate='no']"

  const chinese = (text) => {
    const plain = text.trim()
    if (!plain || !/[A-Za-z]{3}/.test(plain)) return null
    if (Object.hasOwn(words, plain)) return words[plain]
    for (const [pattern, told] of rules) {
      if (pattern.test(plain)) return plain.replace(pattern, told)
    }
    return null
  }

  const relabel = (element) => {
    for (const name of labels) {
      const told = element.hasAttribute(name) && chinese(element.getAttribute(name))
      if (told) element.setAttribute(name, told)
    }
  }

  const reword = (text) => {
    if (text.parentElement?.closest(ours)) return
    const told = chinese(text.data)
    if (told) text.data = told
  }

  const speak = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return reword(root)
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(ours)) return
    relabel(root)
    for (const element of root.querySelectorAll(labels.map((name) => `[${name}]`).join())) {
      relabel(element)
    }
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) reword(texts.currentNode)
  }

  // Streamlit puts sections directly into a list, and list items directly into sections, which is
  // no valid list. So drop the role of a list, and make each section a group named by its heading.
  const list = () => {
    for (const items of document.querySelectorAll("[data-testid='stSidebarNavItems']")) {
      items.setAttribute("role", "none")
      for (const item of items.querySelectorAll("li")) item.setAttribute("role", "none")
      for (const section of items.children) {
        const head = section.querySelector("[data-testid='stNavSectionHeader'] p")
        if (!head) continue
        section.setAttribute("role", "group")
        section.setAttribute("aria-label", head.textContent)
      }
    }
  }

  // Streamlit gives the drop zone for files a name, but also a role that marks it as decoration.
  const dropping = () => {
    for (const place of document.querySelectorAll("[data-testid='stFileUploaderDropzone']")) {
      if (place.getAttribute("role") !== "group") place.setAttribute("role", "group")
    }
  }

  // What a container says by itself is told by screen readers where it is a status from the start.
  const telling = () => {
    const place = document.querySelector(".st-key-newer:not([role])")
    if (place) place.setAttribute("role", "status")
  }

  // Streamlit follows the system's theme at once. Our colours change with the next run: ask for one.
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    setTimeout(() => dispatchEvent(new PopStateEvent("popstate")), 300)
  })

  const mend = (changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(speak)
      else if (change.type === "characterData") reword(change.target)
      else relabel(change.target)
    }
    if (!changes.some((change) => change.type === "childList")) return
    list()
    dropping()
    telling()
  }

  new MutationObserver(mend).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: labels,
  })
})()
