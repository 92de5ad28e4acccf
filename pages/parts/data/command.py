"""One command of the loader, run in a child process: its progress and its answer.

The child reads the files. So a bad file can end the child, but never the server.
"""

import json
import logging
import os
import re
import subprocess
import sys
import threading
import uuid
from pathlib import Path
from typing import Any

from gridlens.settings import settings, store_folder
from gridlens.translation import _

log = logging.getLogger("gridlens")
_FOLDER = Path(__file__).parents[3]
_PROGRESS = re.compile(r"^(\S+)：(\d+)/(\d+)$")
_TOLD = re.compile(r"^出错了：(.+)$", re.DOTALL)
_SHORT_SECONDS, _LAST_SECONDS = 120.0, 10.0


class Command:
    """A run of ``python -m etl …  --json``; any run of the page may look at it safely.

    ``answer`` is the JSON that the command printed, once it has ended and could do its work. If it
    could not, ``error`` says why in words.
    """

    def __init__(self, name: str, *arguments: str | Path) -> None:
        self.name = name
        self.answer: dict[str, Any] | None = None
        self.error = ""
        self.progress = ("", 0, 0)
        self._heard: list[str] = []
        command = [sys.executable, "-m", "etl", name, *map(str, arguments)]
        command += ["--store", str(store_folder().resolve()), "--json"]
        self._child = subprocess.Popen(
            command,
            cwd=_FOLDER,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            env=os.environ | _environment(),
        )
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    @property
    def running(self) -> bool:
        """Whether the command is still running."""
        return self._watcher.is_alive()

    def wait(self, seconds: float = _SHORT_SECONDS) -> "Command":
        """Wait for a short command; stop it if it takes longer than ``seconds``."""
        self._watcher.join(seconds)
        if self.running:
            self.error = _("等了{seconds:g}秒仍未完成，已停止。").format(seconds=seconds)
            self.stop()
        return self

    def stop(self) -> None:
        """End the command and let it tidy up; what it had not published is lost."""
        self.error = self.error or _("已停止。")
        if self.running:
            self._child.terminate()
            self._watcher.join(_LAST_SECONDS)
        if self.running:
            self._child.kill()
            self._watcher.join()

    def _watch(self) -> None:
        with self._child:  # waits for the child's end and closes the pipes
            listener = threading.Thread(target=self._listen, daemon=True)
            listener.start()
            assert self._child.stdout is not None
            said = self._child.stdout.read()
            listener.join()
        code = self._child.returncode
        try:
            self.answer = json.loads(said) if said.strip() else None
        except ValueError:
            self.answer = None
        if self.answer is None and not self.error:
            self.error = self._why(code)

    def _listen(self) -> None:
        assert self._child.stderr is not None
        for line in self._child.stderr:
            if match := _PROGRESS.match(line.strip()):
                self.progress = (match[1], int(match[2]), int(match[3]))
            else:
                self._heard.append(line)

    def _why(self, code: int) -> str:
        """Return the command's own sentence; for a fault of the program, a reference to the log."""
        told = "".join(self._heard).strip()
        if match := _TOLD.match(told):
            return match[1]
        reference = uuid.uuid4().hex[:8]
        log.error("%s etl %s ended with %s\n%s", reference, self.name, code, told)
        told = _(
            "导入程序意外中断，原有数据不变。请重试；如仍出现，请把编号 {reference} 告诉维护人员。"
        )
        return told.format(reference=reference)


def _environment() -> dict[str, str]:
    user = {"GRIDLENS_USER": settings().user} if settings().user else {}
    return {"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"} | user
