"""Write the file that a command was asked for, completely or not at all."""

import os
import tempfile
from pathlib import Path

from gridlens.errors import GridLensError
from gridlens.translation import _


def save(path: Path, content: bytes) -> None:
    """Write a file beside its place, then put it there; make the folder if there is none.

    Raises ``GridLensError`` if it cannot be written; what stood there is then unchanged.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".gridlens-")
        draft = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            draft.chmod(0o644)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise GridLensError(
            _("文件 {path} 写不进去：{error}。").format(path=path, error=error.strerror),
            _("请换一个文件夹，或关闭正在打开它的程序后再试。"),
        ) from error
