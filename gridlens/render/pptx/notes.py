"""The speaker's notes of a slide: what to say, doubtful numbers, figures with n and definition."""

from collections.abc import Iterable

from gridlens.briefing.content import Appendix
from gridlens.briefing.sentence import Doubt, Figure, Role
from gridlens.figures.beside.left import left_out
from gridlens.figures.numbers import out_of
from gridlens.period import parse_period
from gridlens.translation import _

MOST = 16


class Notes:
    """Collects the figures of a slide until it is finished; ``appendix`` has their definitions."""

    def __init__(self, appendix: Appendix) -> None:
        self._defined = {one.indicator: one for one in appendix.definitions}
        self._lines: dict[str, str] = {}
        self._doubts: dict[str, None] = {}
        self._said: list[str] = []

    def say(self, text: str) -> None:
        """Add a sentence for the speaker that the slide itself has no room for."""
        self._said.append(text)

    def doubt(self, doubts: Iterable[Doubt]) -> None:
        """Add what is to be said of doubtful numbers."""
        self._doubts |= dict.fromkeys(one.told for one in doubts)

    def add(self, figures: Iterable[Figure]) -> None:
        """Add the figures that are plain values of the whole, each once; others are passed over."""
        for figure in figures:
            defined = self._defined.get(figure.indicator)
            if figure.role is Role.VALUE and not figure.groups and defined:
                said = [parse_period(figure.period).label]
                if figure.n is not None:
                    said.append(out_of(figure.value, figure.n, figure.indicator))
                if lacking := left_out(figure.indicator, figure.left_out):
                    said.append(lacking)
                self._lines[figure.key] = _("{label} {text}（{said}）：{definition}").format(
                    label=defined.label,
                    text=figure.text.partition("（")[0].partition("，")[0],
                    said="，".join(said),
                    definition=defined.text,
                )

    def taken(self) -> list[str]:
        """Return the lines collected (at most ``MOST`` figures), and forget them."""
        lines, self._lines = list(self._lines.values())[:MOST], {}
        doubts, self._doubts = list(self._doubts), {}
        told, self._said = self._said, []
        told += [_("改写与数据不符："), *doubts] if doubts else []
        return [*told, _("数字出处和口径："), *lines] if lines else told
