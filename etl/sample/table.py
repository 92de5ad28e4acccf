"""Small tables written as text: one record a line, cells apart by blanks, — for nothing."""

import datetime as dt


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of each line; an empty cell, written —, is an empty text."""
    lines = (line.split() for line in text.strip().splitlines())
    return [["" if cell == "—" else cell for cell in line] for line in lines]


def words(text: str) -> list[str]:
    """Return the words of a text, apart by blanks."""
    return text.split()


def day(text: str) -> dt.date:
    """Return the day of 2025-04-03."""
    return dt.date.fromisoformat(text)
