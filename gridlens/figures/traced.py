"""How a figure is made of its rows, in one sentence."""

from gridlens.figures import conditions
from gridlens.figures.dimensions import DIMENSIONS
from gridlens.figures.numbers import rounded, unit_of, written
from gridlens.figures.trace import Trace
from gridlens.schema.ledger import Measure
from gridlens.store.version import Version
from gridlens.translation import _


def said(version: Version, found: Trace) -> str:
    """Say the figure, what it is about, and how the rows below make it."""
    about = "，".join([found.filters.period.label, *_groups(version, found)])
    label, key = _(found.indicator.label), found.indicator.key
    figure = written(found.value, key) + (unit_of(key) if found.value is not None else "")
    return _("{about}，{label}{figure}：{made}").format(
        about=about, label=label, figure=figure, made=_made(found)
    )


def _made(found: Trace) -> str:
    n = len(found.rows)
    measure = found.indicator.measure
    if found.value is None:
        return _("没有可计入的记录。")
    if measure is Measure.RATE:
        return _("{top} ÷ {below}，由下列{n}条记录相加而得。").format(
            top=rounded(found.numerator or 0, 1), below=rounded(found.denominator or 0, 1), n=n
        )
    if measure is Measure.MEDIAN:
        return _("下列{n}条记录的天数排序后居中的值。").format(n=n)
    if found.indicator.distinct is not None:
        return _("来自下列{n}条记录，去重后为：{entries}。").format(
            n=n, entries="、".join(found.distinct) or _("无")
        )
    if found.indicator.numerator is not None:
        return _("由下列{n}条记录相加而得。").format(n=n)
    return _("即下列{n}条记录。").format(n=n)


def _groups(version: Version, found: Trace) -> list[str]:
    """Name the filters and groups the figure is about."""
    names = dict(zip(version.grids["code"], version.grids["name"], strict=True))
    names |= dict(zip(version.deputies["code"], version.deputies["name"], strict=True))
    told = []
    if found.filters.grids:
        some = [names.get(code, code) for code in found.filters.grids]
        more = _("等{n}个网格").format(n=len(some)) if len(some) > 3 else ""
        told.append("、".join(some[:3]) + more)
    if found.filters.deputy:
        told.append(_("{name}参与的").format(name=names[found.filters.deputy]))
    told += [conditions.said(found.ledger, found.filters.where, names)]
    for dimension, group in found.within:
        nothing = _("未填{dimension}").format(dimension=_title(found, dimension))
        told.append(nothing if group is None else names.get(group, _(group)))
    return [text for text in told if text]


def _title(found: Trace, dimension: str) -> str:
    """Return what a dimension, or a column that figures were asked by, is called."""
    known = DIMENSIONS.get(dimension)
    return _(known or found.ledger.column(dimension).title)
