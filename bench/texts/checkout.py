"""A checkout of the project, asked through its command line only, and what it answers as texts."""

import datetime as dt
import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

_SECONDS = 240  # the longest that one command may take
_DAYS = [dt.date.today() + dt.timedelta(days=n) for n in (-1, 0, 1)]
_DAY = "|".join(f"{day}|{day.year}年{day.month}月{day.day}日" for day in _DAYS)
NEUTRAL = (  # what differs between two runs of the same code: pattern, and what stands instead
    (rf"(?:{_DAY})(?:[ T]?\d\d:\d\d(?::\d\d)?Z?)?", "〈今天〉"),
    (r"(?m)^\S+：\d+/\d+\n", ""),  # how far a command is, told once a second
    (r"(?m)^(?:nanobind: | - (?:leaked|\.\.\.) |See https://nanobind).*\n", ""),  # a library's
)


@dataclass
class Checkout:
    """A folder with the project, where its texts go, and a folder for its store and files."""

    name: str
    root: Path
    texts: Path
    work: Path
    troubles: list[str] = field(default_factory=list)
    begun: float = field(default_factory=time.monotonic)

    @property
    def store(self) -> Path:
        """Where its store is built, outside the checkout."""
        return self.work / "store"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of its processes: none of our settings but those both sides share."""
        ours = ("GRIDLENS_", "STREAMLIT_", "PYTHONPATH")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        return kept | {
            "GRIDLENS_STORE": str(self.store),
            "GRIDLENS_USER": "张三",
            "PYTHONDONTWRITEBYTECODE": "1",  # the checkout is left as it is
            "PYTHONUNBUFFERED": "1",
        }

    def run(self, command: str, expected: int = 0) -> bool:
        """Run ``python -m COMMAND`` and keep what it prints; ``{work}`` names the folder for files.

        An exit code other than the expected one is a trouble: two failures must not pass as equal.
        Return whether the code was the expected one.
        """
        self.say(command)
        arguments = command.format(work=self.work).split()
        try:
            done = subprocess.run(
                [sys.executable, "-m", *arguments],
                cwd=self.root,
                env=self.environment,
                capture_output=True,
                encoding="utf-8",
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            self.trouble(f"{command}: no end within {_SECONDS} seconds")
            return False
        if done.returncode != expected:
            self.trouble(f"{command}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        told = f"exit code {done.returncode}\n{done.stdout}\n--- standard error\n{done.stderr}"
        self.keep(command.replace("{work}/", ""), told)
        return done.returncode == expected

    def keep(self, name: str, text: str) -> None:
        """Write a text that is to be compared, without what differs from run to run."""
        for folder, word in ((self.work, "〈文件夹〉"), (self.root, "〈项目〉")):
            text = text.replace(str(folder), word)
        for pattern, word in NEUTRAL:
            text = re.sub(pattern, word, text)
        file = f"{re.sub(r'[/?|& ]+', ' ', name).strip()}.txt"
        (self.texts / file).write_text(text, encoding="utf-8")

    def trouble(self, what: str) -> None:
        """Note what did not work; the comparison fails with it."""
        self.troubles.append(f"{self.name}: {what}")

    def say(self, what: str) -> None:
        """Say on standard error what is being done."""
        sys.stderr.write(f"{time.monotonic() - self.begun:4.0f} s  {self.name}: {what}\n")
