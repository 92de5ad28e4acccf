"""Workbooks: briefing, goals, tables, rejected rows, templates. In: contents. Out: bytes."""
