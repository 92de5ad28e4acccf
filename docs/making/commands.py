"""The command lines as tables: what each command is for, what it takes, what it may be given."""

import argparse
from collections.abc import Iterator

import etl.commands.parser
import gridlens.__main__
from docs.making.table import table

PROGRAMS = {"etl": etl.commands.parser.parser, "gridlens": gridlens.__main__.parser}
_MANY = {"+": "{} …", "*": "[{} …]", "?": "[{}]"}


def commands() -> dict[str, argparse.ArgumentParser]:
    """Return the parser of every command by its name: ``etl load``."""
    return {name: one for program in PROGRAMS for name, one, _help in _commands(program)}


def told(name: str) -> str:
    """Return what one command does, and a table of what it takes."""
    [(one, summary)] = [
        (one, summary)
        for command, one, summary in _commands(name.partition(" ")[0])
        if command == name
    ]
    rows = [(f"`{_written(action)}`", _meant(one, action)) for action in taken(one)]
    said = one.description or f"{summary}。"
    return f"{said}\n\n{table(('参数', '说明'), rows)}" if rows else said


def listed(program: str) -> str:
    """Return a table of a program's commands, each with a link to its section."""
    rows = [
        (f"[`{command.removeprefix(program).strip()}`](#{command.replace(' ', '-')})", summary)
        for command, _one, summary in _commands(program)
    ]
    return table((f"`python -m {program}`", "用途"), rows)


def taken(one: argparse.ArgumentParser) -> list[argparse.Action]:
    """Return what a command takes, but for its help."""
    return [action for action in one._actions if not isinstance(action, argparse._HelpAction)]


def _commands(program: str) -> Iterator[tuple[str, argparse.ArgumentParser, str]]:
    for action in PROGRAMS[program]()._actions:
        if isinstance(action, argparse._SubParsersAction):
            summaries = {one.dest: one.help or "" for one in action._choices_actions}
            for name, one in action.choices.items():
                yield f"{program} {name}", one, summaries[name]


def _written(action: argparse.Action) -> str:
    """Return how an argument is written: ``--out FILE``, ``PATH …``."""
    name = str(action.metavar or action.dest.upper())
    if not action.option_strings:
        return _MANY.get(str(action.nargs), "{}").format(name)
    written = ", ".join(action.option_strings)
    return written if action.nargs == 0 else f"{written} {name}"


def _meant(one: argparse.ArgumentParser, action: argparse.Action) -> str:
    """Return what an argument means, what it may be, and what it is when it is not given."""
    said = [one._get_formatter()._expand_help(action)]
    if action.option_strings and action.required:
        said.append("必填")
    if action.choices and action.metavar is None:
        said.append("可用：" + "、".join(f"`{choice}`" for choice in action.choices))
    if action.default and action.default is not argparse.SUPPRESS and "默认" not in said[0]:
        said.append(f"默认 `{action.default}`")
    return "；".join(said)
