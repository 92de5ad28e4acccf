"""Read .pdf and .odt in a child process with bounds on memory and time.

Even a small file of these can fill the memory or take for ever: their repetitions and compressed
streams are without measure. The child then ends, and the draft is refused in words.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from gridlens.errors import GridLensError
from gridlens.proofread.document.package import damaged
from gridlens.translation import _

MOST_SECONDS = 60.0
_CHILD = "gridlens.proofread.document.child"
_FOLDER = Path(__file__).resolve().parents[3]


def text(form: str, path: Path) -> tuple[str, tuple[str, ...]]:
    """Return the text of a file, and remarks on what could not be read; ``form`` is odt or pdf.

    Raises ``GridLensError`` for a file that is refused, that is damaged or that takes too much.
    """
    folders = os.pathsep.join(filter(None, [str(_FOLDER), os.environ.get("PYTHONPATH")]))
    try:
        done = subprocess.run(
            [sys.executable, "-m", _CHILD, form, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
            encoding="utf-8",
            env=os.environ | {"PYTHONPATH": folders, "PYTHONIOENCODING": "utf-8"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise GridLensError(
            _("读取超过{seconds:g}秒，已停止。").format(seconds=MOST_SECONDS),
            _("请分成几份，或另存为 .docx 再核对。"),
        ) from error
    if done.returncode:  # it could not say why: the file broke it
        raise damaged()
    answer = json.loads(done.stdout)
    if "reason" in answer:
        raise GridLensError(answer["reason"], answer["remedy"])
    return answer["text"], tuple(answer["remarks"])
