"""The rows behind our figures, as the proof sheet names them."""

import pytest

from gridlens.period import parse_period
from gridlens.proofread.figures import Figures
from gridlens.proofread.proof import proofread
from gridlens.proofread.sources import sources
from gridlens.store.version import Version
from tests.small_store import day, publish


@pytest.fixture
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Five disputes of 2025."""
    return publish(
        tmp_path_factory.mktemp("sources"),
        dispute=[{"received": day(f"2025-0{month}-10")} for month in (1, 2, 3, 4, 5)],
    )


def test_rows_are_named_in_few_words(store: Version) -> None:
    figures, asked = Figures(store, store.as_of), parse_period("2025H1")
    text = "受理矛盾纠纷5起，其中一季度受理3起。"
    found = proofread(store, text, asked, store.as_of)
    told = sources(figures, found)
    five, three = (next(one for one in found if one.text == text_) for text_ in ("5起", "3起"))
    assert told[five.start].startswith("5条：")
    assert told[three.start].startswith("3条：")
    assert "行" in told[five.start]
    assert "—" in told[five.start]  # rows that follow each other are one run


def test_a_change_has_no_rows_of_its_own(sample: Version) -> None:
    figures, asked = Figures(sample, sample.as_of), parse_period("2025H1")
    text = "化解纠纷142起，同比增长10.9%。"
    found = proofread(sample, text, asked, sample.as_of)
    assert list(sources(figures, found)) == [text.index("142")]
