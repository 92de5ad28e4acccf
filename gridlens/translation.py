"""Mark and translate the texts that people see; Chinese is the source language.

``N_`` marks a text where it is declared. ``_`` translates it where it is shown.
"""

import gettext
from pathlib import Path

_catalogue = gettext.translation("gridlens", Path(__file__).with_name("locale"), fallback=True)


def N_(text: str) -> str:  # noqa: N802 (gettext's own name)
    """Mark a text for translation and return it unchanged."""
    return text


def _(text: str) -> str:
    """Translate a marked text into the reader's language."""
    return _catalogue.gettext(text)
