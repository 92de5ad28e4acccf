"""How values are stored: each storage by its ibis name, with its Arrow and DuckDB types.

The types are declared here because asking ibis or the engine takes longer than loading a small
ledger.
"""

import pyarrow as pa

_TENURE = pa.struct([("name", pa.string()), ("since", pa.date32()), ("until", pa.date32())])
ARROW: dict[str, pa.DataType] = {
    "string": pa.string(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "date": pa.date32(),
    "array<string>": pa.list_(pa.string()),
    "array<struct<name: string, since: date, until: date>>": pa.list_(_TENURE),
}
DUCKDB = {
    "string": "VARCHAR",
    "int64": "BIGINT",
    "float64": "DOUBLE",
    "date": "DATE",
    "array<string>": "VARCHAR[]",
    "array<struct<name: string, since: date, until: date>>": (
        'STRUCT("name" VARCHAR, since DATE, "until" DATE)[]'
    ),
}
