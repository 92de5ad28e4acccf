"""``python -m etl``: files begin to be read while all that works on them is still imported."""

import os
import signal
import sys
from typing import NoReturn

from etl.read.child import Child
from etl.startup import importing, lean, roomy


def _main() -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # tidy up, as after Ctrl+C
    if sys.argv[1:2] in (["load"], ["check"]):
        roomy()
        return _reading(Child())
    from etl.commands.parser import run

    return run()


def _reading(child: Child) -> int:
    """Begin to read what the arguments name, and run the command meanwhile."""
    with importing():
        from etl.ahead import begin_ahead, end_ahead
        from etl.commands.options import understood
        from etl.read.reader import FileReader

    asked = understood(sys.argv[2:])
    if not (asked and asked.rejects):
        lean()
    begin_ahead(asked.paths if asked else [], FileReader(child=child))
    try:
        with importing():
            from etl.commands.parser import run

        return run()
    finally:
        end_ahead()


def _leave(code: int) -> NoReturn:
    """End the process at once: nothing is open, and its memory need not be let go bit by bit."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    _leave(_main())
