"""What an office may set: in the environment, else in gridlens.toml, else the default."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.settings import Settings, settings, store_folder


@pytest.fixture(autouse=True)
def an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    for field in fields(Settings):
        monkeypatch.delenv(f"GRIDLENS_{field.name.upper()}", raising=False)
    settings.cache_clear()
    yield
    settings.cache_clear()


def write(text: str) -> None:
    Path("gridlens.toml").write_text(text, encoding="utf-8")


def test_defaults():
    assert settings() == Settings()
    assert settings().office == "示范街道"
    assert store_folder() == Path("data/store")


def test_the_file_stands_over_the_default():
    write('office = "光明街道"\npeople = "委员"')
    assert (settings().office, settings().people) == ("光明街道", "委员")


def test_the_environment_stands_over_the_file(monkeypatch: pytest.MonkeyPatch):
    write('office = "光明街道"')
    monkeypatch.setenv("GRIDLENS_OFFICE", "红旗街道")
    assert settings().office == "红旗街道"


def test_an_empty_variable_says_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GRIDLENS_OFFICE", "")
    assert settings().office == "示范街道"


def test_the_store_asked_for_stands_over_the_environment(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("GRIDLENS_STORE", "elsewhere")
    assert store_folder() == Path("elsewhere")
    assert store_folder("here") == Path("here")


@pytest.mark.parametrize("text", ['ofice = "x"', "office = 3"])
def test_an_unknown_setting_is_refused_with_those_that_exist(text: str):
    write(text)
    with pytest.raises(GridLensError, match=r"不是可用的设置。可用的设置：office、people、store"):
        settings()


def test_a_file_that_cannot_be_read_is_named():
    write("office = ")
    with pytest.raises(GridLensError, match=r"设置文件 gridlens.toml 无法读取"):
        settings()


def test_a_file_in_another_encoding_is_named():
    Path("gridlens.toml").write_bytes('office = "光明街道"'.encode("gb18030"))
    with pytest.raises(GridLensError, match="无法读取"):
        settings()


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_says_what_it_is_for(field):
    assert field.metadata["help"]
