"""A page chosen opens at its top; going back returns to the place where one was."""

from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import drawn

MAIN = "document.querySelector('[data-testid=\"stMain\"]')"


def scroll(page: Page, down: int) -> None:
    """Scroll as a wheel does: the page hears of it."""
    wheel = "new WheelEvent('wheel', { bubbles: true })"
    page.evaluate(f"down => {{ {MAIN}.dispatchEvent({wheel}); {MAIN}.scrollTop = down }}", down)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert page.evaluate(f"() => {MAIN}.scrollTop") == down


def arrived(page: Page, title: str, down: int) -> None:
    """Wait until a page is shown at a place, and stays there when it is drawn."""
    expect(page.get_by_role("heading", level=1)).to_have_text([title])
    drawn(page)
    page.wait_for_function(f"down => Math.abs({MAIN}.scrollTop - down) < 3", arg=down)


def test_the_page_list_opens_a_page_at_its_top_and_back_returns(page: Page) -> None:
    page.goto("/")
    drawn(page)
    scroll(page, 700)
    page.get_by_role("link", name="矛盾纠纷", exact=True).click()
    arrived(page, "矛盾纠纷", 0)
    scroll(page, 500)
    page.go_back()
    arrived(page, "总览", 700)
    page.go_forward()
    arrived(page, "矛盾纠纷", 500)
    page.reload()
    arrived(page, "矛盾纠纷", 500)


def test_the_records_of_a_figure_lead_back_to_its_place_and_filters(page: Page) -> None:
    page.goto("/dispute?period=2025年二季度")
    drawn(page)
    scroll(page, 120)
    page.locator(".gl-balance a").last.click()
    arrived(page, "明细", 0)
    page.get_by_role("link", name="返回矛盾纠纷").click()
    arrived(page, "矛盾纠纷", 120)
    expect(page.locator(".gl-lead")).to_contain_text("2025年二季度，")


def test_the_records_of_a_grids_figure_lead_back_to_its_profile(page: Page) -> None:
    page.goto("/grids?period=2025年上半年")
    drawn(page)
    scroll(page, 300)
    page.locator(".gl-goals").get_by_role("link", name="康乐二网格").click()
    arrived(page, "康乐二网格", 0)
    scroll(page, 400)
    page.locator('[data-indicator="disputes_settled"] .gl-value a').click()
    arrived(page, "明细", 0)
    page.get_by_role("link", name="返回康乐二网格").click()
    arrived(page, "康乐二网格", 400)
    page.get_by_role("button", name="返回全部网格").click()
    arrived(page, "网格", 300)


def test_a_slow_computer_returns_to_the_place_too(page: Page) -> None:
    page.goto("/grids?profile=康乐二网格")
    drawn(page)
    scroll(page, 400)
    page.locator('[data-indicator="disputes_settled"] .gl-value a').click()
    arrived(page, "明细", 0)
    # So slow that the page has run before its address changes.
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 20})
    page.get_by_role("link", name="返回康乐二网格").click()
    arrived(page, "康乐二网格", 400)


def test_a_deputys_name_opens_the_record_without_loading_anew(page: Page) -> None:
    page.goto("/deputies")
    drawn(page)
    scroll(page, 600)
    page.evaluate("() => { window.stayed = true }")
    page.get_by_role("link", name="唐立诚", exact=True).click()
    arrived(page, "唐立诚", 0)
    page.get_by_role("link", name="← 全部代表").click()
    arrived(page, "代表", 600)
    assert page.evaluate("() => window.stayed")
