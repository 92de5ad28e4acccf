"""A draft that is kept while the session lasts, as its text and the file that it came from."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gridlens.proofread.document.draft import Draft, read


@dataclass(frozen=True)
class KeptDraft:
    """A draft and its name. ``data`` is the file that it came from, None for pasted text.

    ``remarks`` say what of the file could not be read; ``beside`` has the lines outside its
    body, as that of ``Draft``.
    """

    name: str
    text: str
    data: bytes | None = None
    remarks: tuple[str, ...] = ()
    beside: Mapping[int, str] = field(default_factory=dict)

    @property
    def of_word(self) -> bool:
        """Tell whether the draft is a Word file, which is given back as it came."""
        return self.data is not None and self.name.lower().endswith(".docx")

    def opened(self) -> Draft:
        """Read the draft again: one that was given back with comments is no longer as it came."""
        return Draft(self.text) if self.data is None else _read(self.name, self.data)


def kept(name: str, data: bytes) -> KeptDraft:
    """Return the draft in a file; raise ``GridLensError`` for a file that cannot be accepted."""
    draft = _read(name, data)
    return KeptDraft(name, draft.text, data, draft.remarks, draft.beside)


def _read(name: str, data: bytes) -> Draft:
    with tempfile.TemporaryDirectory(prefix="gridlens-draft-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read(path)
