"""The HTML page around the application, as it leaves the server."""

from pages.parts.frame.shell import completed

STREAMLITS = (
    '<html lang="en"><head><title>Streamlit</title></head>'
    "<body><noscript><p>You need to enable JavaScript.</p></noscript>"
    '<div id="root"></div></body></html>'
)


def test_it_is_chinese_from_the_start() -> None:
    page = completed(STREAMLITS)
    assert page.startswith('<html lang="zh-CN"><head><title>格显</title>')
    assert "<noscript><p>请在浏览器中启用 JavaScript，再打开本页。</p></noscript>" in page
    assert "You need to enable" not in page


def test_the_style_stands_last_so_that_it_prevails() -> None:
    page = completed(STREAMLITS)
    assert page.index('<div id="root">') < page.index("<style>") < page.index("</body>")
    assert '"No results": "没有匹配的选项"' in page
    assert "__GIVEN__" not in page
