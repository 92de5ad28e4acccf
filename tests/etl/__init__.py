"""Tests of the way from ledger files to the store, file by file as in etl."""
