"""The indicators that follow from a life cycle; every ledger with a life cycle has them.

The formulas are the field's own. Closing rate: received and closed by the as-of date ÷ received.
On-time rate: closed by the due date ÷ due or closed. Balance: carried over + received − closed =
open.
"""

from collections.abc import Sequence
from typing import Any

from gridlens.schema.ledger import Direction, Indicator, Ledger, Measure
from gridlens.translation import N_, _

# The words that drafts use for closing, whatever the ledger's own word is.
_CLOSED = (N_("办结"), N_("解决"))
ON_THE_DAY = N_("期限当天还不算逾期")
EXTENDED = N_("延期的不算逾期")
AS_WRITTEN = N_("延期的仍按填写的期限")


def indicators(ledger: Ledger) -> tuple[Indicator, ...]:
    """Return the indicators of a ledger's life cycle, with keys such as ``{prefix}_received``.

    A ledger without a life cycle has none.
    """
    cycle = ledger.life_cycle
    if cycle is None:
        return ()
    unit, closed = _(cycle.unit), _(cycle.closed_word)
    dated, lacking = _dated(ledger)
    words = {"noun": _(cycle.noun), "closed": closed, "dated": dated, "lacking": lacking}
    words["received"] = _(cycle.received_word)
    words["instead"] = instead_of_all(ledger)
    words |= {"day": _(ON_THE_DAY), "extended": _("，") + _(EXTENDED) if cycle.extension else ""}
    words["as_written"] = _("，") + _(AS_WRITTEN) if cycle.extension else ""

    # What other indicators count of these matters already, an account tells by them.
    theme = None if cycle.counted_by else cycle.theme

    def said(text: str) -> str:
        return _(text).format(**words)

    def told(*patterns: str) -> str:
        ended = dict.fromkeys((closed, *cycle.closed_words, *_CLOSED))
        every = dict.fromkeys(p.replace("办结", word) for p in patterns for word in ended)
        return "|".join(f"{pattern} {name}" for pattern in every for name in cycle.nouns)

    return (
        Indicator(
            key=f"{cycle.prefix}_carried_over",
            said=told("结转", "上年结转", "上期结转", "遗留"),
            label=said(N_("{noun}结转")),
            unit=unit,
            measure=Measure.STOCK,
            at="received_on",
            where=_is_matter,
            until="closed_on",
            opening=True,
            definition=said(N_("期初之前收到、到期初仍未{closed}的{noun}。")),
        ),
        Indicator(
            key=f"{cycle.prefix}_received",
            theme=theme,
            said=told(
                "受理",
                "登记",
                "收到",
                "排查",
                "发现",
                "排查发现",
                "排查出",
                "查出",
                "接到",
                "上报",
                "摸排",
                "收集",
                "新增",
                "梳理",
                "征集",
                *cycle.received_words,
            ),
            label=said(N_("{noun}{received}")),
            unit=unit,
            measure=Measure.FLOW,
            at="received_on",
            where=_is_matter,
            definition=said(N_("期内收到的{noun}，按收到日期计。")),
        ),
        Indicator(
            key=f"{cycle.prefix}_closed",
            theme=theme,
            said=told("办结"),
            label=said(N_("{noun}{closed}")),
            unit=unit,
            measure=Measure.FLOW,
            at="closed_on",
            where=_is_matter,
            definition=said(
                N_("期内{closed}的{noun}，不论结果，{dated}；{lacking}的按{instead}计。")
            ),
        ),
        Indicator(
            key=f"{cycle.prefix}_open",
            said=told(
                "在办",
                "未办结",
                "尚未办结",
                "正在办理",
                "正在办结",
                "仍在办理",
                "仍在办结",
                "尚有",
                "还有",
                "剩余",
                "未完成",
            ),
            label=said(N_("{noun}在办")),
            unit=unit,
            measure=Measure.STOCK,
            at="received_on",
            where=_is_matter,
            until="closed_on",
            definition=said(N_("期末仍未{closed}的{noun}：结转加受理减{closed}。")),
        ),
        Indicator(
            key=f"{cycle.prefix}_overdue",
            shared=False,  # who took part did not make it late
            said=told(
                "逾期", "超期", "超期未办结", "逾期未办结", "超过期限", "已过办理期限", "已过期限"
            ),
            label=said(N_("{noun}逾期未{closed}")),
            unit=unit,
            measure=Measure.STOCK,
            direction=Direction.LOWER,
            at="overdue_on",
            until="closed_on",
            where=lambda row: _is_matter(row) & row.overdue_on.notnull(),
            definition=said(
                N_("期末未{closed}且已过期限的{noun}；{day}，没有期限的不计{extended}。")
            ),
        ),
        Indicator(
            key=f"{cycle.prefix}_closing_rate",
            theme=cycle.theme,
            said=told("办结率"),
            label=said(N_("{noun}{closed}率")),
            unit="%",
            measure=Measure.RATE,
            direction=Direction.HIGHER,
            at="received_on",
            where=_is_matter,
            numerator=lambda row: row.closed_on.notnull(),
            denominator=lambda row: row.key.notnull(),
            pending=lambda row: _is_matter(row) & _not_due(row),
            pending_below=True,
            definition=said(N_("期内收到、到截至日已{closed}的{noun} ÷ 期内收到的{noun}。")),
        ),
        Indicator(
            key=f"{cycle.prefix}_on_time_rate",
            said=told("按期办结率", "按时办结率", "按期率", "及时率", "按期办结比例"),
            label=said(N_("{noun}按期{closed}率")),
            unit="%",
            measure=Measure.RATE,
            direction=Direction.HIGHER,
            at="received_on",
            where=lambda row: _is_matter(row) & row.due_on.notnull() & _has_ended(row),
            numerator=lambda row: row.closing_known & (row.closed_on <= row.due_on),
            denominator=lambda row: row.key.notnull(),
            undated=lambda row: _is_undated(row) & row.due_on.notnull(),
            pending=lambda row: (
                _is_matter(row) & row.closed_on.isnull() & (row.due_on >= row.as_of)
            ),
            definition=said(
                N_(
                    "期内收到且有期限的{noun}中：按期{closed}的 ÷ 已过期限或已{closed}的，{dated}；"
                    "{lacking}的不计，另注明数量；{day}{as_written}。"
                )
            ),
        ),
        Indicator(
            key=f"{cycle.prefix}_median_days",
            said=told("中位数", "办结天数中位数", "用时中位数"),
            label=said(N_("{noun}{closed}天数中位数")),
            unit=N_("天"),
            measure=Measure.MEDIAN,
            direction=Direction.LOWER,
            at="closed_on",
            where=lambda row: _is_matter(row) & row.closing_known,
            numerator=lambda row: row.closed_on.delta(row.received_on, unit="day"),
            undated=_is_undated,
            definition=said(
                N_(
                    "期内{closed}的{noun}从收到到{closed}的天数，取中间值，{dated}；"
                    "{lacking}的不计，另注明数量。"
                )
            ),
        ),
    )


def _dated(ledger: Ledger) -> tuple[str, str]:
    """Return which dates place a close, in words, and the words for none of them being filled.

    按销号日期计；未填的按复查日期、整改日期中较晚的计, and 都未填.
    """
    assert ledger.life_cycle
    first, *others = (_(ledger.column(name).title) for name in ledger.life_cycle.closing_dates)
    if not others:
        return _("按{first}计").format(first=first), _("未填{first}").format(first=first)
    text = _("按{first}计；未填的按{others}计")
    return text.format(first=first, others=latest_of(others)), _("都未填")


def instead_of_all(ledger: Ledger) -> str:
    """Return which of its other dates places a close without a date: 受理日期、交办日期中较晚的."""
    return latest_of([_(ledger.column(name).title) for name in ledger.other_days])


def latest_of(titles: Sequence[str]) -> str:
    """Return the words for the latest of some dates; a single one needs none."""
    if len(titles) == 1:
        return titles[0]
    text = _("{dates}中较晚的") if len(titles) == 2 else _("{dates}中最晚的")
    return text.format(dates="、".join(titles))


def _is_matter(row: Any) -> Any:
    return row.received_on.notnull()


def _is_undated(row: Any) -> Any:
    """Return whether a matter is closed, and nobody wrote down when."""
    return _is_matter(row) & row.closed_on.notnull() & ~row.closing_known


RULE_NOT_DUE = N_(
    "比率旁的“尚有n件未到期”：办结率里是还没有办结、也不算逾期的，含办了延期的和没有期限的；"
    "按期率里是还没有办结、而期限在截至日当天或以后的。只有这两种比率看未到期的。"
)
RULE_RECEIVED = N_("指标里的收到日期，各台账是：{each}。办结、答复用了几天，也从这一天算起。")


def _not_due(row: Any) -> Any:
    """Return whether a matter is open and not overdue; one without a due date never is."""
    return row.closed_on.isnull() & (row.overdue_on.isnull() | (row.overdue_on > row.as_of))


def _has_ended(row: Any) -> Any:
    """Return whether a matter was closed on a known day, or is open and past its due date.

    The due date is the one written: which terms were extended a year ago nobody can tell today, so
    leaving the extended ones out would make this year look better than the last.
    """
    return row.closing_known | (row.closed_on.isnull() & (row.due_on < row.as_of))
