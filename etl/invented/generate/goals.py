"""Goals for 2025: some for the whole office, and household visits for each grid."""

import pyarrow as pa

from etl.invented.generate.office import Office
from etl.invented.sample.office.area import demo

_WHOLE = {
    "disputes_settlement_rate": (0.95, "平安法治办"),
    "disputes_on_time_rate": (0.95, "平安法治办"),
    "hazards_on_time_rate": (0.9, "应急办"),
    "matters_closing_rate": (0.95, "社会事务办"),
    "motions_closing_rate": (1.0, "街道人大工委"),
}
_VISITS_A_HOUSEHOLD = 1.2


def goals(office: Office) -> pa.Table:
    """Return the goals; goals of grids depend on households, not on the number of records."""
    whole = [
        {"indicator": key, "period": "2025", "value": value, "lead": lead}
        for key, (value, lead) in _WHOLE.items()
    ]
    by_grid = [
        {
            "indicator": "household_visits",
            "grid": code,
            "period": "2025",
            "value": float(round(households * _VISITS_A_HOUSEHOLD)),
            "lead": worker,
        }
        for code, households, worker in zip(
            office.grid_codes.to_pylist(),
            office.households.tolist(),
            office.workers.to_pylist(),
            strict=True,
        )
    ]
    told = {"reporting_unit": demo("示范街道人大工委"), "reporter": "温晓棠"}
    return pa.Table.from_pylist([row | told for row in [*by_grid, *whole]])
