"""The files that ``bench.load`` loads: made once in ``build/bench``, kept until sources change."""

import codecs
import hashlib
import shutil
from pathlib import Path

import pyarrow.csv
import xlsxwriter

import etl.invented.generate
from gridlens.ledgers import ledger as ledger_of

LEDGER = "dispute"
GRIDS, SEED = 200, 1
FOLDER = Path("build/bench")
_CHUNK = 2**24


def rosters_and(rows: int) -> tuple[Path, Path]:
    """Return a folder with rosters and goals, and a folder with files of ``rows`` disputes.

    Each file of disputes has at most a million rows.
    """
    made = FOLDER / f"{rows}-{_version()}"
    if not (made / "done").exists():
        shutil.rmtree(made, ignore_errors=True)
        etl.invented.generate.write(made / "rows", rows, GRIDS, SEED, LEDGER)
        (made / "rosters").mkdir()
        for file in (made / "rows").iterdir():
            if file.suffix == ".parquet":
                file.unlink()
            elif not file.name.startswith(ledger_of(LEDGER).title):
                file.rename(made / "rosters" / file.name)
        (made / "done").touch()
    return made / "rosters", made / "rows"


def in_gb18030(file: Path) -> Path:
    """Return the same file in GB18030, in the folder ``gb18030`` beside its folder."""
    target = file.parents[1] / "gb18030" / file.name
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        draft = target.with_suffix(".tmp")
        decoder = codecs.getincrementaldecoder("utf-8")()
        with file.open("rb") as source, draft.open("wb") as to:
            while chunk := source.read(_CHUNK):
                to.write(decoder.decode(chunk).encode("gb18030"))
        draft.rename(target)
    return target


def as_workbook(file: Path) -> Path:
    """Return the same rows as a workbook of text cells, in the folder ``xlsx`` beside the rows."""
    target = file.parents[1] / "xlsx" / f"{file.stem}.xlsx"
    if not target.exists():
        target.parent.mkdir(exist_ok=True)
        draft = target.with_suffix(".tmp")
        cells = pyarrow.csv.read_csv(
            file,
            convert_options=pyarrow.csv.ConvertOptions(
                column_types={c.title: "string" for c in ledger_of(LEDGER).columns}
            ),
        )
        with xlsxwriter.Workbook(str(draft), {"constant_memory": True}) as book:
            page = book.add_worksheet(file.stem)
            page.write_row(0, 0, cells.column_names)
            for number, row in enumerate(zip(*cells.to_pydict().values(), strict=True), 1):
                page.write_row(number, 0, row)
        draft.rename(target)
    return target


def _version() -> str:
    """Return a hash of generator and ledger; if it changes, the files are made again."""
    sources = sorted(Path(etl.invented.generate.__file__).parent.glob("*.py"))
    named = [c.title for c in ledger_of(LEDGER).columns]
    text = b"".join(path.read_bytes() for path in sources) + "".join(named).encode()
    return hashlib.sha256(text).hexdigest()[:8]
