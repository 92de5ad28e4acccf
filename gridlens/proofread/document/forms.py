"""The formats that a draft may have, how long it may be, and what is said of any other."""

from gridlens.translation import N_

ENDINGS = ("docx", "txt", "pptx", "odt", "pdf")
USABLE = N_("可用：.docx、.txt、.pptx、.odt、.pdf。")
MOST_TEXT = 1_000_000
