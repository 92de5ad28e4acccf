"""The findings as lists: counts to choose by, the claims, the numbers not checked and why."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from gridlens.proofread.finding import WORDS, Finding, Verdict
from gridlens.proofread.instead import advice, instead
from gridlens.proofread.listing import around, counted, meant, outside
from gridlens.proofread.settled import HOW, TAKEN
from gridlens.translation import N_, _
from pages.parts.proofread import link
from pages.parts.proofread.signs import SIGNS, when
from pages.parts.proofread.standing import Standing
from pages.parts.question import Asked
from pages.parts.show import headings

_MOST = 400
_MEANS = {
    Verdict.AGREES: N_("与台账一致；“余”“近”“超过”按含义判断"),
    Verdict.DIFFERS: N_("与台账不一致，列出台账的数，点开就是它的记录"),
    Verdict.CONTRADICTS: N_("分项之和、增减与文中写的总数对不上，不看台账也不成立"),
    Verdict.DOUBTFUL: N_("与台账不一致，但旁边的词可能另有所指，说明里写着是哪个词"),
    Verdict.NO_DATA: N_("认得说的是什么，但台账里没有这个期间、网格或目标的数据"),
    Verdict.NOT_UNDERSTOOD: N_("没有认出说的是哪项指标，请人工核对"),
    Verdict.NOT_A_CLAIM: N_("日期、法条、届次、地址等，或台账不统计的数，不作判断"),
}


def explained() -> None:
    """Explain what a check gives, while there is no draft."""
    with st.container(key="panel_explained"):
        headings.section(_("核对之后"), _("每个数字都归入下面一类，没有一个被略过"))
        lines = "".join(
            f'<li><mark class="gl-num gl-{one.value}">{escape(_(WORDS[one]))}'
            f"<sup>{SIGNS[one]}</sup></mark> {escape(_(told))}</li>"
            for one, told in _MEANS.items()
        )
        st.html(f'<ul class="gl-means">{lines}</ul>')
        headings.rule(
            _("采用的改法写成修订，其余写成批注，文稿原有的格式不变；另有核对表，逐数列出。")
        )


def findings_sentence(found: list[Finding]) -> str:
    """Return a sentence on the result of the check."""
    if not found:
        return _("文稿里没有数字。")
    count = counted(found)
    checked = count[Verdict.AGREES] + count[Verdict.DIFFERS]
    wrong, against = count[Verdict.DIFFERS], count[Verdict.CONTRADICTS]
    unsure = count[Verdict.NO_DATA] + count[Verdict.NOT_UNDERSTOOD] + count[Verdict.DOUBTFUL]
    told = _("共{n}处数字，").format(n=len(found))
    told += _("核对了{n}处，").format(n=checked) if checked else _("没有能与台账核对的")
    if checked:
        told += _("{n}处不符").format(n=wrong) if wrong else _("都相符")
    told += _("，{n}处文中自相矛盾").format(n=against) if against else ""
    told += _("，另有{n}处请人工核对").format(n=unsure) if unsure else ""
    return told + _("。")


def choice(found: list[Finding]) -> list[Verdict]:
    """Draw the count of each verdict and return the verdicts chosen; none chosen means all."""
    count = {one: n for one, n in counted(found).items() if n}
    if not count:
        return list(Verdict)
    chosen = st.pills(
        _("核对结果"),
        list(count),
        selection_mode="multi",
        format_func=lambda one: f"{SIGNS[one]} {_(WORDS[one])} {count[one]}".strip(),
        key="proofread_shown",
        label_visibility="collapsed",
    )
    return list(chosen) or list(count)


def claims(now: Asked, text: str, stand: Standing, shown: Sequence[Verdict]) -> None:
    """Show the claims with the chosen verdicts: words, indicator, our figure, how it is settled."""
    order = {verdict: place for place, verdict in enumerate(counted([]))}
    some = [o for o in stand.found if o.verdict in shown and o.verdict is not Verdict.NOT_A_CLAIM]
    headings.section(_("核对结果"), _("共{n}处").format(n=len(some)))
    if not some:
        headings.notice(_("没有要列出的"), _("所选的结果里没有可以核对的数字。"))
        return
    some.sort(key=lambda one: (order[one.verdict], one.start))
    heads = [_("核对"), _("文中"), _("认作"), _("台账"), _("说明"), _("处理")]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    lines = "".join(_line(now, text, stand, one, heads) for one in some[:_MOST])
    st.html(
        f'<div class="gl-scroll" tabindex="0" role="region" aria-label="{escape(_("核对结果"))}">'
        f'<table class="gl-table gl-proofs"><thead><tr>{head}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )
    if len(some) > _MOST:
        told = _("这里列出前{most}处，共{n}处；全部见清单。")
        headings.rule(told.format(most=_MOST, n=len(some)))


def asides(text: str, found: list[Finding]) -> None:
    """Show every number that was not checked, grouped by the reason."""
    by_reason: dict[str, list[Finding]] = {}
    for one in found:
        if one.verdict is Verdict.NOT_A_CLAIM:
            by_reason.setdefault(one.reason, []).append(one)
    headings.section(_("不核对的数"), _("日期、法条、序号和台账不统计的事项"))
    if not by_reason:
        headings.rule(_("文稿里没有这样的数。"))
        return
    lines = "".join(
        f'<tr><th scope="row">{escape(reason.rstrip("。"))}</th><td>{_some(text, some)}</td></tr>'
        for reason, some in sorted(by_reason.items(), key=lambda pair: -len(pair[1]))
    )
    st.html(f'<table class="gl-table gl-asides"><tbody>{lines}</tbody></table>')


def _some(text: str, some: list[Finding]) -> str:
    told = "".join(f"<span>{_snippet(text, one)}</span>" for one in some[:_MOST])
    return told + ("…" if len(some) > _MOST else "")


def _snippet(text: str, one: Finding) -> str:
    before, after = around(text, one)
    return f"{escape(before)}<b>{escape(one.text)}</b>{escape(after)}"


def _outside(text: str, stand: Standing, one: Finding) -> str:
    told = outside(text, one.start, stand.beside)
    return f"<small>{escape(told)}</small>" if told else ""


def _line(now: Asked, text: str, stand: Standing, one: Finding, heads: list[str]) -> str:
    indicator, about = meant(one)
    verdict = (
        f'<mark class="gl-num gl-{one.verdict.value}">{escape(_(WORDS[one.verdict]))}'
        f"<sup>{SIGNS[one.verdict]}</sup></mark>"
    )
    cells = [
        verdict,
        _snippet(text, one) + _outside(text, stand, one),
        f"{escape(indicator) or '—'}<small>{escape(about)}</small>",
        link.figure(now, one),
        escape(one.reason + advice(one, text, told=True)),
        _settled(stand, one),
    ]
    named = zip(heads, cells, strict=True)
    drawn = "".join(f'<td data-head="{escape(h)}">{cell}</td>' for h, cell in named)
    return f"<tr>{drawn}</tr>"


def _settled(stand: Standing, one: Finding) -> str:
    """Return as HTML how a finding was settled, by whom and when."""
    settled = stand.settled.get(one.start)
    if settled is None:
        return escape(_("上次核对后台账有变")) if stand.outdated(one) else ""
    to = f" {instead(one)}" if settled.how == TAKEN else ""
    told = escape(f"{_(HOW[settled.how])}{to}")
    return f"{told}<small>{escape(f'{settled.who} {when(settled.at)}')}</small>"
