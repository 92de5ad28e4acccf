"""``python -m bench.floor_csv FILE DATABASE``: the least that any loader of a CSV file must do.

Reads the rows as text into a table of a new DuckDB database, and checkpoints.
"""

import sys

import duckdb


def main(file: str, database: str) -> None:
    """Read the file into the database."""
    with duckdb.connect(database) as con:
        con.execute(
            "CREATE TABLE rows AS SELECT * FROM read_csv(?, all_varchar = true, header = true)",
            [file],
        )
        con.execute("CHECKPOINT")


if __name__ == "__main__":
    main(*sys.argv[1:])
