"""Writes the made parts of every page anew: ``python -m docs.making`` (``make docs``)."""

from docs.making.pages import PAGES, made

for page in PAGES:
    page.write_text(made(page), encoding="utf-8")
    print(f"已写入 {page}")
