"""JSON that knows when a single bit of it has changed."""

import hashlib
import json
from typing import Any

_SEAL = "seal"


def sealed(said: dict[str, Any]) -> str:
    """Return what is said as readable JSON that ends with a mark of its content."""
    return json.dumps(said | {_SEAL: _mark(said)}, ensure_ascii=False, indent=1)


def unsealed(text: str, known: frozenset[str]) -> dict[str, Any]:
    """Return what was said; raise ``ValueError`` when it is not what was written.

    Without a seal, as earlier programs wrote it, it may have only ``known`` names: a damaged seal
    is no missing one.
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
