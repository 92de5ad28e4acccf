"""``python -m etl``: the process that reads the files starts first, all else is imported after."""

import sys

from etl import child

if __name__ == "__main__":
    if sys.argv[1:2] in (["load"], ["check"]):
        child.start_ahead()
    from etl.command_line import run

    try:
        code = run()
    finally:
        child.stop_ahead()
    sys.exit(code)
