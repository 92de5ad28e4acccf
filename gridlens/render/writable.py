"""Make text safe for office files: no control characters, no half characters, escaped in XML."""

import re
from xml.sax.saxutils import escape, quoteattr

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def writable(text: str) -> str:
    """Return the text without the characters that XML forbids."""
    return _UNWRITABLE.sub("", text)


def in_xml(text: str) -> str:
    """Return the text escaped for use between XML tags."""
    return escape(writable(text))


def quoted(text: str) -> str:
    """Return the text as the value of an XML attribute, including the quotes."""
    return quoteattr(writable(text))
