"""Write the proposed roster of grids to a workbook in the form of the roster's own template."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from etl.loads.rosters import rosters
from etl.upkeep.proposed import Proposal, proposed
from gridlens.errors import GridLensError
from gridlens.intake.template import template
from gridlens.intake.unlisted import unlisted_grids
from gridlens.ledgers import ledger
from gridlens.render.xlsx.template import template_workbook
from gridlens.store.version import current
from gridlens.translation import _

ENDING = ".xlsx"


@dataclass(frozen=True)
class Written:
    """The proposal, and the file that has it; no file where there is nothing to propose."""

    proposal: Proposal
    file: Path | None

    def as_dict(self) -> dict[str, object]:
        """Return the proposal for JSON."""
        return asdict(self.proposal) | {"file": str(self.file) if self.file else None}

    def sentences(self) -> Iterator[str]:
        """Yield what a person at a terminal is told."""
        for one in self.proposal.doubtful:
            yield _("拿不准，没有写进名册：“{name}”（{n}条记录，{ledgers}）：{why}").format(
                name=one.name, n=one.records, ledgers="、".join(one.ledgers), why=one.why
            )
        for grid in self.proposal.grids:
            if grid.near:
                yield _("“{name}”与“{near}”写法相近，请核对是不是同一个网格").format(
                    name=grid.name, near="”“".join(grid.near)
                )
        if self.file:
            yield _("{n}个网格写入 {file}，请核对后导入：python -m etl load {file}").format(
                n=len(self.proposal.grids), file=self.file
            )
        elif self.proposal.doubtful:
            yield _("没有可以写进名册的网格。")
        else:
            yield _("台账里的网格，名册里都有，没有要补的。")


def write(file: Path, store: Path) -> Written:
    """Write the grids that ledgers in force name and the roster lacks to a new workbook.

    Nothing is written where there is nothing to propose. Raises ``GridLensError`` without data, for
    another ending than .xlsx, a file that is there already, or a place that cannot be written.
    """
    if file.suffix.lower() != ENDING:
        raise GridLensError(_("名册要写成 .xlsx 文件，“{file}”不是。").format(file=file))
    version = current(store)
    made = proposed(unlisted_grids(version), rosters(version.path, store))
    if not made.grids:
        return Written(made, None)
    rows = [
        {"name": one.name, "aliases": "、".join(one.aliases), "community": one.community}
        for one in made.grids
    ]
    content = template_workbook(template(ledger("grid"), {}), rows)
    try:
        with file.open("xb") as new:
            new.write(content)
    except FileExistsError as error:
        raise GridLensError(
            _("已经有 {file}，里面可能是改好的名册，不会覆盖。").format(file=file),
            _("请换一个文件名。"),
        ) from error
    except OSError as error:
        raise GridLensError(
            _("名册写不到 {file}：{why}。").format(file=file, why=error.strerror or error)
        ) from error
    return Written(made, file)
