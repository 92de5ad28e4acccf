"""JSON with a seal: a digest of its content that shows when a single bit has changed."""

import hashlib
import json
from typing import Any

_SEAL = "seal"


def sealed(said: dict[str, Any]) -> str:
    """Return ``said`` as readable JSON whose last entry is a digest of the content."""
    return json.dumps(said | {_SEAL: _mark(said)}, ensure_ascii=False, indent=1)


def unsealed(text: str, known: frozenset[str]) -> dict[str, Any]:
    """Return the content without its seal; raise ``ValueError`` when it is not what was written.

    Earlier programs wrote no seal. A text without a seal may hold only the names in ``known``,
    because a damaged seal must not pass for a missing one.
    """
    said = json.loads(text)
    if not isinstance(said, dict):
        raise ValueError(text[:40])
    seal = said.pop(_SEAL, None)
    if seal is None:
        if not said.keys() <= known:
            raise ValueError(sorted(said.keys() - known))
    elif seal != _mark(said):
        raise ValueError(seal)
    return said


def _mark(said: dict[str, Any]) -> str:
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()
