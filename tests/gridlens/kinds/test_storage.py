"""The type names of ibis, Arrow and the engine for one storage mean the same type."""

import duckdb
import ibis
import pytest

from gridlens.kinds.storage import ARROW, DUCKDB
from gridlens.ledgers import ledgers


def test_every_storage_that_is_used_has_both_names() -> None:
    used = {type_ for ledger in ledgers().values() for type_ in ledger.storage().values()}
    assert set(ARROW) == set(DUCKDB) == used


@pytest.mark.parametrize("storage", ARROW)
def test_its_names_mean_the_same(storage: str) -> None:
    schema = ibis.schema({"cell": storage}).to_pyarrow()
    assert schema.field("cell").type == ARROW[storage]
    with duckdb.connect() as con:
        (type_,) = con.from_arrow(schema.empty_table()).types
        assert str(type_) == DUCKDB[storage]
