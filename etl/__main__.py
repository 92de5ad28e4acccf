"""``python -m etl``: starts to read the files of ``load`` and ``check``, then imports the rest."""

import gc
import os
import signal
import sys
from contextlib import closing
from typing import NoReturn

from etl.process.startup import importing, lean, roomy
from etl.read.child import Child

INTERRUPTED = 130  # as shells expect


def _main() -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # tidy up, as after Ctrl+C
    if sys.argv[1:2] in (["load"], ["check"]):
        roomy()
        return _loading(Child())
    from etl.commands.parser import main

    return main()


def _loading(child: Child) -> int:
    """Start to read the files that the arguments name, and hand them to the command.

    Arguments that cannot be understood name no files: the command says what is wrong with them.
    """
    with importing():
        from etl.ahead import FilesAhead
        from etl.commands.options import understood
        from etl.read.reader import FileReader

    asked = understood(sys.argv[2:])
    if not (asked and asked.rejects):
        lean()
    with closing(FilesAhead(asked.paths if asked else [], FileReader(child=child))) as ahead:
        with importing():
            from etl.commands.parser import main

        return main(ahead=ahead if asked else None)


def _leave(code: int) -> NoReturn:
    """End the process at once: no file is open, and freeing the memory piece by piece is slow."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _code() -> int:
    """Run the command and return its exit code, however it ends."""
    try:
        return _main()
    except SystemExit as end:  # argparse has said what is wrong, or what there is to choose from
        return end.code if isinstance(end.code, int) else 1
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.unfreeze()  # what an error leaves frozen would be reported as leaked


if __name__ == "__main__":
    _leave(_code())
