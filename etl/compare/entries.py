"""Find the entries of rosters without codes among those of this command and those in force."""

from dataclasses import replace

import pyarrow as pa

from etl.clean.cells.codes import entries, with_codes
from etl.clean.rosters.directory import ROSTERS, Directory
from etl.clean.rosters.entries import stands_for
from etl.clean.rows import ROW, Batch
from etl.sheets.problem import Problem
from gridlens.kinds.names.made import is_made
from gridlens.kinds.names.reference import TITLES
from gridlens.schema.ledger import Ledger
from gridlens.translation import _


def under_standing_codes(ledger: Ledger, batches: list[Batch], directory: Directory) -> list[Batch]:
    """Return the batches of a roster with the codes that stand in place of those that we made.

    An entry without a code is rejected if several entries with codes have its name.
    """
    if ledger.key not in ROSTERS:
        return batches
    found = [one for batch in batches for one in entries(ledger, batch.rows)]
    if not any(is_made(one.code) for one in found):
        return batches
    others = stands_for([*found, *directory.entries(ledger.key)])
    return [_under(ledger, batch, others) for batch in batches]


def _under(ledger: Ledger, batch: Batch, others: dict[str, list[str]]) -> Batch:
    here = entries(ledger, batch.rows)
    asked = [len(others.get(one.code, ())) > 1 for one in here]
    codes = [others.get(one.code, [one.code])[0] for one in here]
    reason = _("名册里有{n}个{what}叫“{name}”（{codes}），本行没有编码，不知是哪一个；请填编码")
    number = str(ledger.number)
    problems = [
        Problem(
            row,
            batch.header(number),
            None,
            reason.format(
                n=len(others[one.code]),
                what=_(TITLES[ledger.key]),  # type: ignore[index]  # a roster's key
                name=one.names[0],
                codes="、".join(others[one.code]),
            ),
            fault=True,
        )
        for row, one, is_asked in zip(batch.rows[ROW].to_pylist(), here, asked, strict=True)
        if is_asked
    ]
    rows = with_codes(ledger, batch.rows, codes)
    return replace(
        batch.with_more(problems),
        rows=rows.filter(pa.array([not one for one in asked], pa.bool_())),
    )
