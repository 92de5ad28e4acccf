"""A column that is read all at once has the same values as one read text by text."""

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.clean.cells import column as cells
from etl.clean.cells.column import CellReading, spelt_out, typed, without_nulls
from etl.clean.cells.reading import found_at_once
from etl.clean.rosters.directory import Directory
from gridlens.errors import GridLensError
from gridlens.kinds import Code, Kind, Reference, Text, is_empty

DEPUTIES = [
    {"code": "D0001", "name": "张一丰"},
    {"code": "D0002", "name": "李某某"},
    {"code": "D0003", "name": "李某某"},
    {"code": "D0004", "name": "欧阳明月"},
]
TEXTS = st.one_of(
    st.sampled_from(
        ["JF2025-001", "JF2025-002", "jf-1", "4.1E+9", "-", "", "楼上漏水，已处理", "无"]
    ),
    st.lists(
        st.sampled_from(["张一丰", "D0001", "欧阳明月", "李某某", "没有这人"]), max_size=3
    ).map("、".join),
    st.text(max_size=8),
)


@pytest.fixture
def directory() -> Directory:
    found = Directory()
    found.add("deputy", DEPUTIES)
    return found


def one_by_one(texts: list[str], how: CellReading) -> tuple[list[Any], list[bool], dict[int, str]]:
    values: list[Any] = []
    refused = {}
    for place, text in enumerate(texts):
        values.append(None)
        if not is_empty(text):
            try:
                values[-1] = how.one(text)
            except GridLensError as error:
                refused[place] = str(error)
    return values, [is_empty(text) for text in texts], refused


def deputies(directory: Directory) -> CellReading:
    kind = Reference(to="deputy", several=True)
    return CellReading(
        lambda text: directory.find_all("deputy", kind.parse(text)),  # type: ignore[arg-type]
        found_at_once(kind, "deputy", directory),
    )


def in_pieces(texts: list[str], cut: int) -> pa.ChunkedArray:
    return pa.chunked_array([texts[:cut], texts[cut:]], pa.string())


def assert_same(texts: list[str], how: CellReading, type_: pa.DataType) -> None:
    values, empty, refused = one_by_one(texts, how)
    found = typed(in_pieces(texts, len(texts) // 3), how, type_)
    assert found.values.to_pylist() == values
    assert spelt_out(pa.table({"column": found.values})).schema.types == [type_]
    assert found.empty.tolist() == empty
    assert found.refused == refused


@pytest.mark.slow
@pytest.mark.parametrize("few", [0.0, 1.0])
@given(texts=st.lists(TEXTS, max_size=25))
def test_text_and_codes(few: float, texts: list[str]) -> None:
    kinds: list[Kind] = [Text(), Code()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "_FEW", few)
        for kind in kinds:
            assert_same(texts, CellReading(kind.parse, kind.at_once), pa.string())


@pytest.mark.slow
@pytest.mark.parametrize("few", [0.0, 1.0])
@given(texts=st.lists(TEXTS, max_size=25))
def test_lists_of_deputies(few: float, texts: list[str]) -> None:
    directory = Directory()
    directory.add("deputy", DEPUTIES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "_FEW", few)
        assert_same(texts, deputies(directory), pa.list_(pa.string()))


def test_two_names_of_one_deputy_count_once(directory: Directory) -> None:
    column = in_pieces(["张一丰、D0001", "张一丰、欧阳明月", "李某某"], 1)
    found = typed(column, deputies(directory), pa.list_(pa.string()))
    assert found.values.to_pylist() == [["D0001"], ["D0001", "D0004"], None]
    assert found.refused == {2: "有2个代表叫“李某某”，请改填编码：D0002、D0003"}


def test_the_words_of_the_office_are_translated_first(directory: Directory) -> None:
    how = CellReading(Text().parse, Text().at_once, {"noise complaint": "噪音扰民"}.get)  # type: ignore[arg-type]
    found = typed(in_pieces(["noise complaint"] * 3, 2), how, pa.string())
    assert found.values.to_pylist() == ["噪音扰民"] * 3


def test_a_column_without_a_single_row_is_none() -> None:
    how = CellReading(Text().parse, Text().at_once)
    found = typed(pa.chunked_array([], pa.string()), how, pa.string())
    assert (found.values.to_pylist(), found.empty.tolist(), found.refused) == ([], [], {})


def test_missing_cells_are_empty_texts_and_small_pieces_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    column = pa.chunked_array([["甲", None], ["乙"], [None, "丙"]])
    assert without_nulls(column).to_pylist() == ["甲", "", "乙", "", "丙"]
    assert without_nulls(column).num_chunks == 1
    monkeypatch.setattr(cells, "_LEAST_PIECE", 1)
    assert without_nulls(column).num_chunks == 3
