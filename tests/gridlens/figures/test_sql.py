"""Which columns a question uses, and that its SQL names no others."""

import ibis
from ibis import _ as row

from gridlens.figures.sql import columns_used, lean_sql
from gridlens.ledgers import ledger

TABLE = ibis.table({"a": "int64", "b": "string", "c": "date", "d": "string"}, "some")


def test_what_is_counted_filtered_grouped_or_computed_is_used() -> None:
    answer = TABLE.filter(row.a > 1).group_by("b").agg(n=row.count())
    assert columns_used(answer, TABLE) == {"a", "b"}
    computed = TABLE.mutate(e=row.c.year()).group_by("e").agg(n=row.d.nunique())
    assert columns_used(computed, TABLE) == {"c", "d"}


def test_what_is_handed_on_is_used_only_where_it_arrives() -> None:
    handed_on = TABLE.mutate(e=row.a + 1).mutate(f=row.b)
    assert columns_used(handed_on.agg(n=row.e.sum()), TABLE) == {"a"}
    assert columns_used(handed_on.agg(n=row.f.max()), TABLE) == {"a", "b"}
    assert columns_used(handed_on.select("d"), TABLE) == {"a", "d"}


def test_beside_another_table_each_is_asked_for_its_own() -> None:
    other = ibis.table({"b": "string", "x": "int64"}, "other")
    answer = TABLE.left_join(other, TABLE.b == other.b).group_by("c").agg(n=row.x.sum())
    assert columns_used(answer, TABLE) == {"b", "c"}
    assert columns_used(answer, other) == {"b", "x"}


def test_the_sql_names_the_columns_used_alone() -> None:
    def build(base: ibis.Table) -> ibis.Table:
        return base.filter(row.grid.notnull()).agg(n=row.received.max())

    sql = lean_sql(ledger("dispute"), build)
    assert '"received"' in sql
    assert '"grid"' in sql
    assert '"parties"' not in sql
    assert '"summary"' not in sql
