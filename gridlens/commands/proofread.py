"""``proofread``: compare every figure of a draft with the ledgers."""

import argparse
import datetime as dt
import os
import unicodedata
from pathlib import Path

import pandas as pd

from gridlens.commands import asking
from gridlens.commands.form import FormColumn, Record, text
from gridlens.commands.saved import save
from gridlens.errors import GridLensError
from gridlens.figures.numbers import NOTHING
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import Period, parse_period
from gridlens.proofread.comments import commented
from gridlens.proofread.document.draft import read
from gridlens.proofread.finding import WORDS, Finding, Verdict
from gridlens.proofread.proof import proofread
from gridlens.proofread.readings import office_readings
from gridlens.proofread.title import own_period
from gridlens.translation import N_, _

HELP = N_("数据核对：文稿里的每个数字与台账逐一核对")


def add(one: argparse.ArgumentParser) -> None:
    """Add the options of the command."""
    one.add_argument("file", type=Path, help=_("文稿：.docx、.txt、.pptx、.odt 或有文字的 .pdf"))
    asking.add_question(one)
    one.add_argument("--out", type=Path, help=_("另存为带批注的 .docx"))


def answer(asked: argparse.Namespace) -> str:
    """Return a line for each number; with ``--out``, also write the draft with comments."""
    if asked.out and asked.out.suffix.lower() != ".docx":
        raise GridLensError(_("批注文稿只能存为 .docx：{name}。").format(name=asked.out))
    if asked.out and _same(asked.out, asked.file):
        raise GridLensError(
            _("--out 与文稿是同一个文件：{name}。原稿不会被覆盖。").format(name=asked.out),
            _("请给带批注的文稿另起一个名字。"),
        )
    version = asking.version(asked)
    draft = read(asked.file)
    period = parse_period(asked.period)
    as_of = asked.as_of or version.as_of
    phrases = office_readings(version.folder)
    findings = proofread(version, draft.text, period, as_of, phrases=phrases)
    if asked.out:
        save(asked.out, commented(draft, findings))
    table = pd.DataFrame([_row(finding) for finding in findings], columns=list(_KEYS), dtype=object)
    told = [_told(findings), *_own(draft.text, period, as_of), *draft.remarks]
    columns = [
        FormColumn(_("位置"), lambda record: str(record["start"])),
        FormColumn(_("文中"), lambda record: record["text"], right=False),
        FormColumn(_("核对"), lambda record: _(WORDS[Verdict(record["verdict"])]), right=False),
        FormColumn(_("指标"), _label, right=False),
        FormColumn(_("期间"), _period, right=False),
        FormColumn(_("台账"), lambda record: record["expected"] or NOTHING),
        FormColumn(_("说明"), lambda record: record["reason"], right=False),
    ]
    return text(table, asked.format, columns, told)


def _same(one: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file, here or where upper and lower case are the same."""
    if one.exists() and other.exists() and one.samefile(other):
        return True
    real = (os.path.realpath(path) for path in (one, other))
    return len({unicodedata.normalize("NFC", path).casefold() for path in real}) == 1


_KEYS = (
    *("text", "start", "number", "unit", "indicator", "period", "verdict", "expected"),
    *("whom", "kind", "reason"),
)


def _row(finding: Finding) -> Record:
    record = {name: getattr(finding, name) for name in _KEYS}
    return record | {"verdict": finding.verdict.value}


def _label(record: Record) -> str:
    if not record["indicator"]:
        return NOTHING
    label = _(find_indicator(record["indicator"])[0].label)
    return f"{record['whom']} {label}".strip()


def _period(record: Record) -> str:
    return parse_period(record["period"]).label if record["period"] else NOTHING


def _own(text: str, period: Period, as_of: dt.date) -> list[str]:
    """Return a sentence that a draft names another period than the one asked, if it does."""
    own = own_period(text, period, as_of)
    if own is None:
        return []
    told = _("文稿写的是{own}，现在按{asked}核对；要按{own}，请用 --period {key}。")
    return [told.format(own=own.label, asked=period.label, key=own.key)]


def _told(findings: list[Finding]) -> str:
    counts = [
        _("{word}{n}处").format(word=_(WORDS[v]), n=sum(f.verdict is v for f in findings))
        for v in Verdict
    ]
    return "，".join(counts) + "。"
