"""The command line of the domain: it prints the figures that the pages show, as text."""

import argparse
import sys

from gridlens.commands import briefing, funnel, outcomes, pace, proofread, spc
from gridlens.commands.parser import FAILED, Parser, add_help
from gridlens.errors import GridLensError
from gridlens.translation import _

INTERRUPTED = 130
COMMANDS = {
    "outcomes": outcomes,
    "spc": spc,
    "funnel": funnel,
    "pace": pace,
    "briefing": briefing,
    "proofread": proofread,
}


def parser() -> argparse.ArgumentParser:
    """Return the parser of ``python -m gridlens``."""
    top = Parser(prog="python -m gridlens", description=_("格显：查询各项指标"), add_help=False)
    add_help(top)
    commands = top.add_subparsers(dest="command", required=True, title=_("命令"), metavar=_("命令"))
    for name, command in COMMANDS.items():
        one = commands.add_parser(name, help=_(command.HELP), add_help=False)
        add_help(one)
        command.add(one)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command, print its answer, and return the exit code.

    An error that a person can act on is printed to standard error and returns 2.
    """
    asked = parser().parse_args(arguments)
    try:
        said = COMMANDS[asked.command].answer(asked)
    except GridLensError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    sys.stdout.write(said)
    return 0


def _end() -> int:
    """Answer the command of this process; 130, as shells expect, when it is interrupted."""
    try:
        return main()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(_end())
