"""What the fill-in template of each ledger offers, by the ledger's declaration."""

from pathlib import Path

import pytest

from gridlens.errors import UnknownName
from gridlens.intake.template import Field, named, names_of, template, years_of
from gridlens.ledgers import ledger, ledgers
from tests.small_store import publish

NAMES = {"grid": ("红旗一网格", "红旗二网格"), "deputy": ("张某", "李某", "王某")}


def field(key: str, name: str) -> Field:
    made = template(ledger(key), NAMES, (2025,))
    return next(one for one in made.fields if one.column.name == name)


@pytest.mark.parametrize("key", ledgers())
def test_every_column_has_a_heading_words_and_an_example_that_its_kind_reads(key: str) -> None:
    for one in template(ledger(key), NAMES, (2025,)).fields:
        assert one.heading.endswith("（必填）") == one.column.required
        assert one.told
        assert one.column.kind.parse(str(one.example))


def test_options_come_from_declaration_rosters_and_years() -> None:
    assert field("hazard", "grade").options == ("一般", "重大")
    assert field("hazard", "grade").strict
    assert field("hazard", "grid").options == NAMES["grid"]
    assert not field("hazard", "grid").strict  # a code or an alias may stand there too
    assert field("hazard", "deputies").options == NAMES["deputy"]
    assert field("deputy", "grids").options == NAMES["grid"]
    assert "上门服务企业" in field("goal", "indicator").options
    assert field("goal", "period").options == ("2025", "2025Q1", "2025Q2", "2025Q3", "2025Q4")
    assert field("hazard", "summary").options == ()


def test_the_example_row_holds_together() -> None:
    assert field("hazard", "status").example == "已销号"  # a closing date is given as well
    assert field("hazard", "deputies").example == "张某、李某"
    assert field("deputy", "grids").example == "红旗一网格（2024-01-01至今）"


def test_the_version_follows_the_declaration_and_not_the_names() -> None:
    versions = {key: template(one, NAMES).version for key, one in ledgers().items()}
    assert len(set(versions.values())) == len(versions)
    assert {key: template(one, {}).version for key, one in ledgers().items()} == versions


def test_two_of_one_name_are_offered_by_their_codes(tmp_path: Path) -> None:
    people = [{"code": "D1", "name": "张某"}, {"code": "D2", "name": "张某"}]
    version = publish(tmp_path, deputy=[*people, {"code": "D3", "name": "李某"}])
    assert names_of(version) == {"grid": (), "deputy": ("D1", "D2", "李某")}
    assert years_of(version)[1] == years_of(version)[0] + 1


def test_a_ledger_is_named_by_key_title_or_another_name() -> None:
    assert {named(name).key for name in ("hazard", "安全隐患", "隐患排查整改")} == {"hazard"}
    with pytest.raises(UnknownName, match="没有名为“安全引患”的台账。您是不是要找：安全隐患"):
        named("安全引患")
