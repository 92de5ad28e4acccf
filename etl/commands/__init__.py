"""The commands of ``python -m etl``: one family a file, each adding itself to the command line."""
