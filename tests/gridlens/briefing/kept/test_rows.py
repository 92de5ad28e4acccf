"""The rows behind figures, kept as hashes: read back as written, and what differs is seen."""

from pathlib import Path

from gridlens.briefing.kept.rows import differing, in_force, kept, read, rows_of
from gridlens.briefing.sentence import Figure, Role
from gridlens.figures.scope import EVERYTHING
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish

SETTLED = Figure("2起", 2, "disputes_settled", "2025H1", unit="起")
OF_GRID = Figure("1起", 1, "disputes_settled", "2025H1", groups=(("grid", "g1"),), unit="起")
OF_QUARTER = Figure("1起", 1, "disputes_settled", "2025H1", groups=(("quarter", "2025Q2"),))
RATE = Figure("50%", 0.5, "disputes_settlement_rate", "2025H1", n=2)
COUNT = Figure("2项", 2, "", "2025H1", Role.COUNT, (("matters", "open"),), page="open")


def test_the_rows_of_figures(tmp_path: Path) -> None:
    done = {"received": day("01-05"), "outcome": "调解成功"}
    first = done | {"closed": day("02-05"), "grid": "g1", "key": "A"}
    second = done | {"closed": day("05-05"), "grid": "g2", "key": "B"}
    grids = [{"code": code, "name": code} for code in ("g1", "g2")]
    store = publish(tmp_path / "1", grid=grids, dispute=[first, second])
    asked = (SETTLED, OF_GRID, OF_QUARTER, RATE, COUNT)
    then = rows_of(store, EVERYTHING, about("2025H1"), asked)
    assert [len(then[one.mark]) for one in asked[:4]] == [2, 1, 1, 2]
    assert "" not in then
    assert read(kept(then)) == then
    failed = second | {"outcome": "移交"}
    later = publish(tmp_path / "2", grid=grids, dispute=[first, failed])
    now = rows_of(later, EVERYTHING, about("2025H1"), asked)
    (b,) = then[OF_QUARTER.mark]
    assert differing(then[SETTLED.mark], now[SETTLED.mark]) == {b}
    assert differing(then[RATE.mark], now[RATE.mark]) == {b}
    assert differing(then[OF_GRID.mark], now[OF_GRID.mark]) == set()
    assert set(in_force(later, "dispute")) == set(then[SETTLED.mark])
