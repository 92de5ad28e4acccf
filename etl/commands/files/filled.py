"""Write fill-in templates to files, with names from the store's rosters in their drop-downs."""

from dataclasses import asdict, dataclass
from pathlib import Path

from gridlens.errors import GridLensError, StoreMissing
from gridlens.intake.template import Names, named, names_of, template, years_of
from gridlens.ledgers import ledgers
from gridlens.render.xlsx.template import file_name, template_workbook
from gridlens.schema.ledger import Ledger
from gridlens.store.version import current
from gridlens.translation import _

EVERY = "all"
ENDING = ".xlsx"


@dataclass(frozen=True)
class TemplateFile:
    """One template file; ``names`` tells whether the store had names for its drop-downs."""

    ledger: str
    title: str
    version: str
    file: str
    names: bool

    def as_dict(self) -> dict[str, object]:
        """Return the fields as a dictionary, for JSON."""
        return asdict(self)


def write(name: str, out: Path | None, store: Path) -> list[TemplateFile]:
    """Write the template of a ledger, or of all ledgers, and return the files written.

    ``name`` is a ledger's key or title, or ``all``. ``out`` is a file if it ends in .xlsx, else a
    folder; None means the current folder. Raises ``GridLensError`` for an unknown ledger, a file
    name for all ledgers, or a place that cannot be written.
    """
    if name == EVERY and out and out.suffix.lower() == ENDING:
        raise GridLensError(_("全部模板要写到一个文件夹，“{out}”是文件名。").format(out=out))
    wanted = list(ledgers().values()) if name == EVERY else [named(name)]
    names, years = _known(store)
    written = []
    for ledger in wanted:
        made = template(ledger, names, years)
        path = _place(ledger, out or Path())
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(template_workbook(made))
        except OSError as error:
            raise GridLensError(
                _("模板写不到 {path}：{why}。").format(path=path, why=error.strerror or error)
            ) from error
        written.append(
            TemplateFile(ledger.key, _(ledger.title), made.version, str(path), any(names.values()))
        )
    return written


def _place(ledger: Ledger, out: Path) -> Path:
    return out if out.suffix.lower() == ENDING else out / file_name(ledger)


def _known(store: Path) -> tuple[Names, tuple[int, ...]]:
    """Return the names and years of a store; both are empty if nothing has been loaded yet."""
    try:
        version = current(store)
    except StoreMissing:
        return {}, ()
    return names_of(version), years_of(version)
