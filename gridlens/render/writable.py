"""Text as an office file can hold it: no control characters, no half characters, safe in XML."""

import re
from xml.sax.saxutils import escape, quoteattr

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def writable(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _UNWRITABLE.sub("", text)


def in_xml(text: str) -> str:
    """Return the text to stand between tags."""
    return escape(writable(text))


def quoted(text: str) -> str:
    """Return the text as the value of an attribute, its quotes included."""
    return quoteattr(writable(text))
