"""The last day of the data: which dates it may be, and the query that finds it."""

from gridlens.ledgers import activity_ledgers
from gridlens.schema.ledger import Ledger
from gridlens.translation import N_

AS_OF = N_(
    "数据的最后一天，是活动台账各条记录的下列日期中最晚的一个，晚于导入这一行那天的不算；"
    "一个也没有的，是当天。没有另行指定时，它就是截至日。"
)


def days_of_activity(ledger: Ledger) -> tuple[str, ...]:
    """Return the columns of an activity ledger that may hold the last day: all but plans.

    They are the date of each record and, for matters, the dates that may close them.
    """
    assert ledger.date, ledger.key
    return (ledger.date, *(ledger.life_cycle.closing_dates if ledger.life_cycle else ()))


def last_day_query() -> str:
    """Return the SQL that finds the last ``day`` no later than the load of its row; or null."""
    days = [
        f'SELECT max(r."{column}") AS day FROM "{ledger.key}" r JOIN load l '
        f'ON l.load = r.load WHERE r."{column}" <= l.loaded_at::DATE'
        for ledger in activity_ledgers().values()
        for column in days_of_activity(ledger)
    ]
    return f"SELECT max(day) AS day FROM ({' UNION ALL '.join(days)})"
