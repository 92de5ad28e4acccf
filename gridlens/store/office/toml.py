"""Write texts into TOML files so that they are read back as they were."""

import json
from collections.abc import Sequence


def in_toml(value: str | Sequence[str]) -> str:
    """Return a text, or a list of texts, as TOML writes it.

    JSON writes both in the same way, but for one control character.
    """
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
