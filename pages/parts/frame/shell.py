"""The HTML page around the application: in Chinese, and with our style before the first paint.

Streamlit serves one HTML page for every address. On its way to the browser, the page gets our
language, title, style sheet and scripts. The scripts put Streamlit's own words into Chinese, mend
its page list, say where the server answers, keep a page from jumping while it arrives, keep the
scroll position, make a page ready for paper, save charts as pictures, and present pages. An import
map lets letters narrow lists of choices.
"""

import json
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gridlens.render.palette import FONT, LIGHT
from gridlens.translation import N_, _
from pages.parts.frame import choices, engine, style
from pages.parts.frame.chinese import PATTERNS, WORDS

_SCRIPTS = Path(__file__).with_name("js")
_GIVEN = "__GIVEN__"  # in a script: the place of what it is given
_NAMES = (
    *("shell.js", "backend.js", "arrive.js", "scroll.js", "bar.js", "present.js"),
    *("paper.js", "slide.js", "picture.js"),
)
_PICTURE_WORDS = {
    "png": N_("存为图片（PNG）"),
    "svg": N_("存为矢量图（SVG）"),
    "copy": N_("复制图片"),
    "xlsx": N_("存为表格（.xlsx）"),
    "making": N_("正在生成图片，请稍候"),
    "saved": N_("已交给浏览器保存"),
    "copied": N_("图片已复制，可以粘贴到幻灯片里"),
    "failed": N_("没有存成，请稍后再试"),
}


class Shell:
    """Middleware that completes Streamlit's HTML page; everything else passes unchanged."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a browser's request for a page with the completed page."""
        headers: dict[bytes, bytes] = dict(scope.get("headers", ()))
        if scope["type"] != "http" or b"text/html" not in headers.get(b"accept", b""):
            await self.app(scope, receive, send)
            return
        apart = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
        plain = [(name, value) for name, value in scope["headers"] if name not in apart]
        answer = _Page(send)
        await self.app({**scope, "headers": plain}, receive, answer.receive)


class _Page:
    """One answer on its way to the browser: an HTML page is held back, and completed at its end."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def receive(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self.start = message
        elif message["type"] == "http.response.body" and self.start is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish()
        else:
            await self.send(message)

    async def _finish(self) -> None:
        assert self.start is not None
        body = completed(self.body.decode("utf-8")).encode("utf-8")
        own = (b"content-length", b"etag", b"last-modified", b"accept-ranges")
        kept = [(name, value) for name, value in self.start["headers"] if name.lower() not in own]
        headers = [*kept, (b"content-length", str(len(body)).encode())]
        await self.send({**self.start, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})


def _is_page(message: Message) -> bool:
    kinds = [value for name, value in message["headers"] if name.lower() == b"content-type"]
    return bool(message["status"] == 200 and kinds and kinds[0].startswith(b"text/html"))


def completed(page: str) -> str:
    """Return Streamlit's page with our language, title, style and scripts."""
    page = page.replace('<html lang="en">', '<html lang="zh-CN">', 1)
    page = page.replace("<title>Streamlit</title>", f"<title>{_('格显')}</title>", 1)
    before, noscript, after = page.partition("<noscript>")
    if noscript:
        told = _("请在浏览器中启用 JavaScript，再打开本页。")
        page = f"{before}<noscript><p>{told}</p></noscript>{after.partition('</noscript>')[2]}"
    page = page.replace("</title>", f"</title>{choices.import_map()}", 1)
    return page.replace("</body>", f"{_own()}</body>", 1)


def _own() -> str:
    """Return our style and scripts. They go last in the page: the later of two equal rules wins."""
    own = "".join(f"<script>{_script(name)}</script>" for name in _NAMES)
    return f"<style>{style.sheet()}</style>{own}"


def _script(name: str) -> str:
    """Return a script with what it is given, as JSON that cannot end the script."""
    script = (_SCRIPTS / name).read_text(encoding="utf-8")
    if _GIVEN not in script:
        return script
    given = json.dumps(_given(name), ensure_ascii=False)
    return script.replace(_GIVEN, given.replace("<", "\\u003c"))


def _given(name: str) -> dict[str, object]:
    """Return what a script is given: the words of Streamlit in Chinese, or those of 存图."""
    if name == "shell.js":
        words = {english: _(chinese) for english, chinese in WORDS.items()}
        return {"words": words, "patterns": [[one, _(told)] for one, told in PATTERNS.items()]}
    words = {way: _(told) for way, told in _PICTURE_WORDS.items()}
    look = {"text": LIGHT.text, "quiet": LIGHT.quiet, "line": LIGHT.line, "warn": LIGHT.warn}
    return {"words": words, "engine": engine.ADDRESS, "look": look | {"font": FONT}}
