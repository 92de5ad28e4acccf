"""Letters narrow a list of choices in the browser: the page's script over Streamlit's own lists."""

import json
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from gridlens.ledgers import indicators
from gridlens.spelling.match import matches
from gridlens.spelling.reading import spellings
from tests.browser.server import settled

TYPED = [
    *("jf", "jfl", "jiufenlv", "lü", "lu", "bj lv", "banjie'lv", "zd", "zhd", "DY", "dangy", "党y"),
    *(
        "h",
        "zw",
        "zhong",
        "chong",
        "sq",
        "ａｑ",
        "qy 1",
        "x-y",
        "1",
        "tian shu",
        "i",
        "xyz",
        "yian",
    ),
]


def _options(page: Page) -> Locator:
    return page.get_by_role("option")


def _asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def _type(page: Page, key: str, letters: str) -> Locator:
    box = page.locator(f".st-key-{key}").get_by_role("combobox")
    box.click()
    expect(_options(page).first).to_be_visible()
    box.press_sequentially(letters)
    return box


def test_initials_find_a_deputy_and_enter_chooses(page: Page) -> None:
    page.goto("/deputies?period=2025年上半年")
    settled(page)
    box = _type(page, "deputy", "lzy")
    expect(_options(page)).to_have_text(["林知远"])
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(["林知远"])
    expect(box).to_have_value("林知远")
    settled(page)
    assert _asked(page)["deputy"] == ["林知远"]


def test_letters_and_digits_find_a_grid_and_an_indicator(page: Page) -> None:
    page.goto("/grids?period=2025年上半年")
    settled(page)
    box = _type(page, "pick_grids", "jfjz")
    expect(_options(page)).to_have_text(["纠纷结转"])
    box.press("Enter")
    expect(box).to_have_value("纠纷结转")
    settled(page)
    box = _type(page, "grid", "hq1")
    expect(_options(page)).to_have_text(["红旗一网格"])
    for _letter in "hq1":
        box.press("Backspace")
    box.press_sequentially("红旗")  # characters narrow as before
    expect(_options(page)).to_have_count(6)
    for _character in "红旗":
        box.press("Backspace")
    box.press_sequentially("hongqi'yi")
    expect(_options(page)).to_have_text(["红旗一网格"])
    box.press("Enter")
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query).get("grid") == ["红旗一网格"])


def test_the_script_finds_what_the_domain_finds(page: Page) -> None:
    page.goto("/data")
    settled(page)
    index = {i.label: spellings(i.label) for i, _ledger in indicators().values()}
    index["吕乐"] = spellings("吕乐", person=True)
    index["十二网格"] = spellings("十二网格")
    page.locator(".gl-readings").evaluate(
        "(held, given) => { held.dataset.readings = given }", json.dumps(index)
    )
    found = page.evaluate(
        """async ([labels, typed]) => {
          const map = JSON.parse(document.querySelector("script[type=importmap]").textContent)
          const address = Object.keys(map.imports).find((name) => name.startsWith("./"))
          const ours = await import(new URL(address, document.baseURI))
          const theirs = await import("gridlens/streamlit-choices")
          const [name] = Object.keys(theirs).filter((name) => ours[name] !== theirs[name])
          const options = labels.map((label) => ({ label }))
          return typed.map((one) => {
            const found = ours[name](options, one, 1)
            const plain = theirs[name](options, one, 1)
            return [found.map(({ label }) => label), plain.map(({ label }) => label)]
          })
        }""",
        [list(index), TYPED],
    )
    for typed, (ours, plain) in zip(TYPED, found, strict=True):
        assert ours == (matches(typed, index) or plain), typed
