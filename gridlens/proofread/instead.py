"""What to write in a draft instead of a number that is wrong, and how to tell a clerk so."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from gridlens.figures.numbers import exact
from gridlens.numbers.numerals import halfwidth_digits
from gridlens.numbers.quantity import NumberSense
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.form import Form, form, stated
from gridlens.proofread.turned import APART, turned
from gridlens.translation import _

MENDED = (Verdict.DIFFERS, Verdict.CONTRADICTS, Verdict.DOUBTFUL)
_FRACTION = re.compile(r"([0-9,]+)/([0-9,]+)")
_WIDE = str.maketrans("0123456789/", "０１２３４５６７８９／")
_TURNED = {"-": "", "－": "", "+": "-", "＋": "－"}
_WAYS = {
    NumberSense.OVER: ROUND_FLOOR,
    NumberSense.ABOVE: ROUND_FLOOR,
    NumberSense.AT_LEAST: ROUND_FLOOR,
    NumberSense.ABOUT: ROUND_HALF_UP,
    NumberSense.NEARLY: ROUND_CEILING,
    NumberSense.BELOW: ROUND_CEILING,
    NumberSense.AT_MOST: ROUND_CEILING,
}
_LIMITS = (NumberSense.ABOVE, NumberSense.AT_LEAST, NumberSense.BELOW, NumberSense.AT_MOST)


def instead(finding: Finding) -> str:
    """Return what to write instead of a number, in its own form; empty where nothing is safe.

    What is returned has been read again as a draft's numbers are read, and agrees with our figure.
    A figure that goes the other way than the words before it cannot be mended by a number.
    """
    if finding.verdict not in MENDED:
        return ""
    if _FRACTION.fullmatch(halfwidth_digits(finding.text)):
        return _fraction(finding)
    written = form(finding.text, finding.unit) if finding.figure is not None else None
    if written is None or finding.figure is None:
        return ""
    sign, figure = written.sign, exact(finding.figure)
    if figure < 0:
        if not sign:
            return ""
        sign, figure = _TURNED[sign], -figure
    elif not figure and finding.kind in APART:
        return ""  # nobody writes 增长0%
    if finding.kind == "goal" and written.quantity.sense in _LIMITS:
        written = _as_goal(written)  # 高于90%的目标 says what the goal is
    if sign == written.sign and written.quantity.holds(figure):
        return ""
    return next(
        (sign + text for text in _candidates(written, figure) if _true(written, text, figure)), ""
    )


def advice(finding: Finding, text: str = "", *, told: bool = False) -> str:
    """Return a sentence that tells a clerk what to write instead; empty if there is nothing to say.

    ``text`` is the draft: the words before the number say which way it was meant to go. ``told``
    leaves out our figure, where it stands beside the sentence already.
    """
    if finding.verdict not in MENDED or not finding.expected:
        return ""
    if finding.verdict is Verdict.CONTRADICTS and finding.figure is None:
        return ""  # it is wrong by the draft's own numbers; the reason says by which
    if new := instead(finding):
        what = _("如所指相同，可改为“{new}”。") if proviso(finding) else _("可改为“{new}”。")
        alone = told or finding.text[0] in _TURNED  # our figure is without the sign of a table
        ours = "" if alone else _("台账为{expected}，").format(expected=finding.expected)
        return ours + what.format(new=new)
    if other := turned(finding, text):
        return _("台账{other}，请改写这句。").format(other=other)
    if told:
        return _("请改写这句。")
    return _("台账为{expected}，请改写这句。").format(expected=finding.expected)


def proviso(finding: Finding) -> str:
    """Return on what condition a wording holds; empty where it is sure."""
    return "" if finding.verdict is Verdict.DIFFERS else _("所指相同才改。")


def _as_goal(written: Form) -> Form:
    """Return the form of a goal: the words before and after its number are kept as they are."""
    plain = replace(written.quantity, sense=NumberSense.EXACT)
    stem, unit = written.lead + written.stem, written.unit + written.after
    return replace(written, quantity=plain, stem=stem, lead="", unit=unit, after="")


def _fraction(finding: Finding) -> str:
    """Return the fraction behind a rate, if ours is one: 142/148."""
    ours = _FRACTION.fullmatch(finding.expected)
    if ours is None:
        return ""
    text = finding.expected.replace(",", "")
    text = text if re.search("[0-9]", finding.text) else text.translate(_WIDE)
    return "" if halfwidth_digits(text) == halfwidth_digits(finding.text) else text


def _candidates(written: Form, figure: Decimal) -> Iterator[str]:
    """Yield what may be written, the likest to the draft first."""
    sense = written.quantity.sense
    if sense in _WAYS and (written.core or written.tenths) and figure:
        step = _roundness(written, figure)
        value = (figure / step).quantize(Decimal(1), _WAYS[sense]) * step
        if value > 0 and not (sense is NumberSense.ABOUT and step <= 1 and value == figure):
            yield written.rounded(value)
    yield from written.exact(figure)


def _roundness(written: Form, figure: Decimal) -> Decimal:
    """Return to what a figure is rounded where the draft rounds: as many digits, two at least."""
    stated_, percent = written.quantity, written.quantity.percent
    if written.tenths:
        return stated_.step
    digits = len(stated_.value.normalize().as_tuple().digits)
    step = Decimal(1).scaleb(figure.adjusted() - max(digits, 2) + 1)
    least = stated_.step if percent or stated_.step < 1 else Decimal(1)
    return max(step, Decimal(10) if stated_.sense is NumberSense.OVER else least)


def _true(written: Form, text: str, figure: Decimal) -> bool:
    """Tell whether a text states one number in the form's unit that agrees with a figure."""
    unit = written.quantity.unit
    told = stated(text + written.elsewhere, unit) if text else None
    if told is None or told.text != text + written.elsewhere:
        return False
    if written.quantity.sense is NumberSense.EXACT:
        told = replace(told, sense=NumberSense.EXACT)
    return told.holds(figure) and (told.value > 0 or not figure)
