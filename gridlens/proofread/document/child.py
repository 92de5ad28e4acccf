"""The process that reads a .pdf or .odt, which may fill its own memory and nobody else's.

It is given the format and the path, and answers with one JSON object.
"""

import json
import sys
from pathlib import Path

from gridlens.errors import GridLensError
from gridlens.proofread.document import odt, pdf
from gridlens.proofread.document.package import too_large

try:
    import resource
except ImportError:  # Windows has none: there only the bounds on time and sizes hold
    resource = None  # type: ignore[assignment]

MOST_MEMORY = 2**30
_READERS = {"odt": odt.text, "pdf": pdf.text}


def answer(form: str, path: Path) -> dict[str, object]:
    """Return the text and the remarks, or the reason and the remedy of a refusal."""
    try:
        text, remarks = _READERS[form](path)
    except GridLensError as error:
        return _refusal(error)
    except MemoryError:
        return _refusal(too_large())
    return {"text": text, "remarks": remarks}


def _refusal(error: GridLensError) -> dict[str, object]:
    return {"reason": error.reason, "remedy": error.remedy}


def main() -> None:
    """Answer once."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    form, path = sys.argv[1:]
    sys.stdout.write(json.dumps(answer(form, Path(path))))


if __name__ == "__main__":
    main()
