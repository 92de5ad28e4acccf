"""Runs the loader's command line, and ends the process abruptly just before its n-th rename."""

import os
import sys

from etl.commands.parser import main

renames = iter(range(1, 100))


def count(event: str, _arguments: object) -> None:
    if event == "os.rename" and next(renames) == int(sys.argv[1]):
        os._exit(9)


sys.addaudithook(count)
sys.exit(main(sys.argv[2:]))
