"""Going through a draft: a click on a number leads to it, and the text follows the walk."""

from playwright.sync_api import Page, expect

from tests.browser.server import settled

LINES = "\n".join(f"{n}、上半年街道人大工委组织议政会{n + 90}次。" for n in range(1, 61))
SEEN = """() => {
  const mark = document.getElementById("gl-here").getBoundingClientRect()
  const box = document.querySelector(".gl-draft").getBoundingClientRect()
  return mark.top >= box.top && mark.bottom <= box.bottom
}"""


def _check(page: Page, text: str) -> None:
    page.goto("/proofread")
    settled(page)
    page.get_by_label("文稿文字").fill(text)
    page.get_by_role("button", name="核对", exact=True).click()
    expect(page.locator(".gl-said")).to_be_visible()
    settled(page)


def test_a_click_on_any_number_leads_to_it(page: Page) -> None:
    _check(page, "上半年街道人大工委组织议政会97次、理论宣讲98次。4月修好路灯99盏。")
    expect(page.locator(".gl-said mark")).to_have_text("97次")
    page.locator(".gl-draft mark").get_by_text("98次").click()
    expect(page.locator(".gl-said mark")).to_have_text("98次")
    page.locator(".gl-draft mark").get_by_text("99盏").click()
    expect(page.locator(".gl-said mark")).to_have_text("99盏")


def test_the_keyboard_walks_on_and_the_text_follows(page: Page) -> None:
    _check(page, LINES)
    page.get_by_role("button", name="上一处").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".gl-said mark")).to_have_text("150次")
    page.wait_for_function(SEEN)
    page.keyboard.press("Enter")
    expect(page.locator(".gl-said mark")).to_have_text("149次")
    expect(page.get_by_role("button", name="上一处")).to_be_focused()
