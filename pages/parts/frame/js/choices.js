// Stands in for the module of Streamlit in which lists of choices are narrowed while a person types
// (see pages/parts/frame/choices.py). Letters and digits find options by their readings in pinyin,
// which the page holds; all else is Streamlit's. The rules are those of gridlens/spelling/match.py.
import { __NAME__ as streamlits } from "gridlens/streamlit-choices"
export * from "gridlens/streamlit-choices"
export { narrowed as __NAME__ }

const START = 0, INSIDE = 1, WITH_GAPS = 2
const known = new Map() // the readings of each text, as they stand in the page
let last = null

const readings = () => {
  const given = document.querySelector(".gl-readings")?.dataset.readings ?? "{}"
  if (given !== last) {
    known.clear()
    last = given
    for (const [text, lines] of Object.entries(JSON.parse(given))) {
      known.set(text, lines.map((line) => line.split(" ").map((unit) => unit.split("/"))))
    }
  }
  return known
}
const folded = (text) => text.normalize("NFKC").toLowerCase().replaceAll("ü", "v")
const wantedIn = (typed) => folded(typed).replace(/[^\p{L}\p{N}]/gu, " ").trim()

const beginnings = (wanted, from, unit) => {
  const place = from + (wanted[from] === " ")
  const ends = new Set()
  for (const one of unit) {
    for (let n = 1; n <= one.length && wanted[place + n - 1] === one[n - 1]; n++) ends.add(place + n)
  }
  return ends
}
const wholes = (wanted, from, unit) => {
  const place = from + (wanted[from] === " ")
  const pieces = unit.flatMap((one) => [one, one[0], ...(/^[zcs]h/.test(one) ? [one.slice(0, 2)] : [])])
  return pieces.filter((piece) => wanted.startsWith(piece, place)).map((piece) => place + piece.length)
}
const moved = (wanted, places, unit, steps) =>
  new Set([...places].flatMap((place) => [...steps(wanted, place, unit)]))

const matchOne = (wanted, units) => {
  for (let start = 0; start < units.length; start++) {
    let places = new Set([0])
    for (const unit of units.slice(start)) {
      places = moved(wanted, places, unit, beginnings)
      if (places.has(wanted.length)) return start ? INSIDE : START
      if (!places.size) break
    }
  }
  const places = new Set([0])
  for (const unit of units) {
    if (moved(wanted, places, unit, beginnings).has(wanted.length)) return WITH_GAPS
    for (const place of moved(wanted, places, unit, wholes)) places.add(place)
  }
  return Infinity
}
const match = (wanted, lines) => Math.min(...lines.map((units) => matchOne(wanted, units)))
const plainly = (text) => [[...folded(text)].map((character) => [character])]

function narrowed(options, typed, mode) {
  const texts = readings()
  const wanted = wantedIn(typed ?? "")
  const ours = /[a-z0-9]/.test(wanted) && options.some(({ label }) => texts.has(label))
  if (!ours) return streamlits(options, typed, mode)
  const found = options
    .map((option) => ({ option, how: match(wanted, texts.get(option.label) ?? plainly(option.label)) }))
    .filter(({ how }) => how < Infinity)
    .sort((one, other) => one.how - other.how)
  if (!found.length) return streamlits(options, typed, mode)
  const exact = found.filter(({ how }) => how < WITH_GAPS)
  return (exact.length ? exact : found).map(({ option }) => option)
}
