"""The link from our figure, which stands beside a draft's number, to the rows that make it."""

from html import escape
from urllib.parse import parse_qsl, urlencode

from gridlens.figures import conditions
from gridlens.figures.beside.taking_part import TAKING_PART
from gridlens.figures.rows.address import mark
from gridlens.period import parse_period
from gridlens.proofread.finding import Finding
from gridlens.proofread.meaning.relation import RelationKind
from gridlens.translation import _
from pages.parts.question import Asked, asked

_ROWS = frozenset(
    {
        RelationKind.VALUE.value,
        RelationKind.BEGAN.value,
        RelationKind.PROGRESS.value,
        RelationKind.SHARE.value,
    }
)
_COUNTED = frozenset({*_ROWS, RelationKind.CHANGE.value, RelationKind.TIMES.value, "all"})


def figure(now: Asked, one: Finding) -> str:
    """Return our figure as HTML, with a link to its rows if it has rows of its own."""
    told = escape(one.expected) or "—"
    if not one.expected or one.question is None or one.kind not in _COUNTED:
        return told
    title = escape(_("查看组成这个数字的记录"))
    return (
        f'<a class="gl-drill" href="{escape(href(now, one))}" target="_self" title="{title}">'
        f"{told}</a>"
    )


def href(now: Asked, one: Finding) -> str:
    """Return the address of the rows, for the period, grids and deputy that the draft speaks of.

    The filters of the page do not narrow the rows. They stay as they are, also where a draft is
    judged by a period of its own.
    """
    bar = asked().filters.period
    assert one.question is not None
    whom, period = one.question.whom, one.period or one.question.period.key
    over = "" if parse_period(period) == bar else period
    within = {"grid": whom.grids[0]} if len(whom.grids) == 1 else {}
    within |= {"deputy": whom.deputy} if whom.deputy else {}
    within |= dict(TAKING_PART) if one.question.taking_part else {}
    grids = [("grid", code) for code in whom.grids] if len(whom.grids) > 1 else []
    return "/records?" + urlencode(
        [
            ("period", bar.key),
            *grids,
            *parse_qsl(mark(one.question.indicator, within, over), keep_blank_values=True),
            *conditions.link(one.question.where),
            ("back", now.page),
        ]
    )
