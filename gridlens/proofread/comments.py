"""Gives a draft back as a Word document with a comment at each place that needs a look.

Word knows no comments in headers, footers and charts: what is wrong there is said at the end of
the body. Nor does it in text boxes: there the comment is on the box.
"""

from collections.abc import Sequence
from typing import Any

from docx.document import Document as Word
from docx.text.run import Run

from gridlens.ledgers import indicator as find_indicator
from gridlens.period import parse_period
from gridlens.proofread.document.draft import Draft
from gridlens.proofread.document.word import RUN
from gridlens.proofread.finding import WORDS, Finding, Verdict
from gridlens.proofread.instead import advice
from gridlens.proofread.placed import Opened, Place, opened, writable
from gridlens.translation import N_, _

AUTHOR = N_("格显核对")
_INITIALS = N_("核")
SHOWN = (
    *(Verdict.DIFFERS, Verdict.CONTRADICTS, Verdict.DOUBTFUL),
    *(Verdict.NO_DATA, Verdict.NOT_UNDERSTOOD),
)
MOST = 2000  # python-docx looks through all comments for each new one: 2000 take it seconds


def commented(draft: Draft, findings: Sequence[Finding]) -> bytes:
    """Return the draft as .docx with its comments; a plain text becomes a plain document.

    After ``MOST`` comments the last one says how many numbers are left.
    """
    page = opened(draft)
    shown = [finding for finding in findings if finding.verdict in SHOWN]
    add_comments(page, page.placed(shown[:MOST]), len(shown) - MOST)
    return page.saved()


def add_comments(page: Opened, places: Sequence[Place], left: int) -> None:
    """Add a comment at each place; the last one says what is outside the body, and what is left."""
    beside: dict[str, str] = {}
    for place in places:
        said = comment_text(place.finding, page.text)
        if place.inside:
            _comment(page.document, place.anchor, said)
        else:
            beside[place.chart] = beside.get(place.chart, "") + said
    told = "".join(
        (_("图表“{chart}”中：{said}") if chart else _("页眉、页脚、脚注中：{said}")).format(
            chart=chart, said=said
        )
        for chart, said in beside.items()
    )
    if left > 0:
        told += _("另有{n}处也需要看，见核对清单。").format(n=left)
    if told:
        _comment(page.document, page.last_sign(), told)


def _comment(document: Word, runs: tuple[Any, ...], text: str) -> None:
    """Add a comment on what stands from the first run to the last; none where there are no runs."""
    if runs:
        anchor = [Run(_in_body(run), document) for run in runs]
        document.add_comment(anchor, writable(text), _(AUTHOR), _(_INITIALS))


def _in_body(run: Any) -> Any:
    """Return the run of the body that a run stands in: for one in a text box, that of the box."""
    return [run, *run.iterancestors(RUN)][-1]


def comment_text(finding: Finding, text: str = "") -> str:
    """Return what a comment says: the verdict, our figure, why not, and what to write instead.

    ``text`` is the draft, whose words say which way a change was meant to go.
    """
    about = ""
    if finding.indicator and finding.period:
        label = _(find_indicator(finding.indicator)[0].label)
        about = _("{period}{whom}{label}").format(
            period=parse_period(finding.period).label, whom=finding.whom, label=label
        )
    parts = [
        _("“{text}”：{verdict}。").format(text=finding.text, verdict=_(WORDS[finding.verdict])),
        _("台账：{about}{expected}。").format(about=about, expected=finding.expected)
        if finding.expected
        else "",
        finding.reason,
        advice(finding, text, told=True),
    ]
    return "".join(parts)
