"""What a record is, in a few words: the cells its ledger declares as its subject."""

from collections.abc import Mapping
from typing import Any

from gridlens.schema.ledger import Ledger
from gridlens.translation import _


def subject(ledger: Ledger, record: Mapping[Any, Any]) -> str:
    """Return 用电安全：充电棚插座松动, or what of it is filled; masking is its giver's."""
    cells = [record[name] for name in ledger.subject]
    return _("：").join(cell for cell in cells if isinstance(cell, str) and cell)
