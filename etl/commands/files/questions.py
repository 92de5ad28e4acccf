"""A file of questions: written for a clerk to answer in a text editor, and read back.

It is TOML that explains itself: a comment says what is asked, and ``answer`` holds the proposal or
nothing. The other keys find the question again.
"""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from etl.sheets.question import Question
from gridlens.errors import GridLensError
from gridlens.intake.questions import in_words, places, question, subject, understood
from gridlens.kinds.base import tidy
from gridlens.ledgers import ledgers
from gridlens.store.office.answers import FILL, HEADER, LEDGER, WORD, Answer
from gridlens.store.office.toml import in_toml
from gridlens.translation import N_, _

_KEYS = ("kind", "ledger", "column", "text")
_LONGEST = 60
_HEAD = (
    N_("格显的问题单：程序没有把握的表头和写法，共{n}个，各问一次。"),
    N_("怎样回答：在 answer 的引号里填“可以回答”里的一项。已经填好的是建议，不对就改；"),
    N_("空着的不算回答：没有答的写法，用到它的行不导入；没有答的表头，那一列不读。"),
    N_("别的各行用来找回问题，请不要改。"),
    N_("保存后导入：python -m etl load 台账文件 --answers 本文件。回答会记住，今后自动认得。"),
    N_("按上一行补：空着的格用上面最近填写的那一格。空着：就当没有填。"),
    N_("留空：这一格当作没有填。不计入：这样的行不是一条记录。不读：不用这一列。"),
    N_("不导入：这样的表不是台账。"),
)


def write(path: Path, questions: Sequence[Question]) -> bool:
    """Write the questions to ``path``; if there are none, write no file and return False.

    Raises ``GridLensError`` if the file cannot be written.
    """
    if not questions:
        return False
    blocks = ["\n".join(f"# {_(line).format(n=len(questions))}" for line in _HEAD)]
    blocks += ["\n".join(_told(number, one)) for number, one in enumerate(questions, start=1)]
    try:
        path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    except OSError as error:
        raise GridLensError(
            _("问题写不到 {path}：{why}。").format(path=path, why=error.strerror or error)
        ) from error
    return True


def read(path: Path) -> list[Answer]:
    """Return the answers of a file; questions without one are left out.

    Raises ``GridLensError`` that names the question whose answer cannot be used.
    """
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise GridLensError(
            _("问题单 {path} 无法读取：{why}。").format(path=path, why=error.strerror or error)
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GridLensError(
            _("问题单 {path} 不是有效的TOML：{why}。").format(path=path, why=error),
            _("请用UTF-8编码，回答写在引号里。"),
        ) from error
    asked = said.get("question", [])
    if not isinstance(asked, list) or not all(isinstance(one, dict) for one in asked):
        raise GridLensError(_("问题单 {path} 里应是一个个 [[question]]。").format(path=path))
    found = (_answer(number, one) for number, one in enumerate(asked, start=1))
    return [one for one in found if one]


def _told(number: int, one: Question) -> Iterator[str]:
    """Yield the lines of one question."""
    asked = question(one.kind, one.ledger, one.column, one.text)
    yield _comment(
        _("{number}. {asked}（{rows}行）").format(number=number, asked=asked, rows=one.rows)
    )
    yield _comment(_("出处：{where}").format(where=places(one.where)))
    if one.examples:
        told = _("内容举例：{examples}").format(examples="、".join(map(_cut, one.examples)))
        if one.kind == LEDGER:
            told = _("依据：{evidence}").format(evidence="；".join(one.examples))
        yield _comment(told)
    choices = [in_words(one.kind, one.ledger, means) for means in one.choices]
    yield _comment(_("可以回答：{choices}").format(choices="、".join(choices)))
    yield "[[question]]"
    for key in _KEYS:
        if getattr(one, key) and (key != "column" or one.kind == WORD):
            yield f"{key} = {in_toml(getattr(one, key))}"
    proposed = "" if one.proposal is None else in_words(one.kind, one.ledger, one.proposal)
    yield f"answer = {in_toml(proposed)}"


def _answer(number: int, said: dict[str, Any]) -> Answer | None:
    answer = said.get("answer", "")
    if answer == "":
        return None
    if not all(isinstance(text, str) for text in (answer, *(said.get(key, "") for key in _KEYS))):
        raise GridLensError(_("第{n}个问题的各项应是引号里的文字。").format(n=number))
    kind, ledger, column, text = (said.get(key, "") for key in _KEYS)
    known = kind == LEDGER or (ledger in ledgers() and kind in (HEADER, WORD, FILL))
    known = known and bool(text.strip())
    if not known or (kind == WORD and not ledgers()[ledger].has(column)):
        raise GridLensError(
            _("第{n}个问题的 kind、ledger、column 或 text 被改动过，认不出问的是什么。").format(
                n=number
            ),
            _("请用 --questions 重新写出问题单。"),
        )
    try:
        return understood(kind, ledger, column, text, tidy(answer))
    except GridLensError as error:
        about = subject(kind, ledger, column, text)
        raise GridLensError(
            _("第{n}个问题（{about}）的{why}").format(n=number, about=about, why=error.reason),
            error.remedy,
        ) from error


def _comment(text: str) -> str:
    return f"# {tidy(text)}"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "……"
