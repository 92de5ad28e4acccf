"""Read small tables written as text: one record per line, blanks between cells, — if empty."""

import datetime as dt


def cells_of(text: str) -> list[list[str]]:
    """Return the cells of each line; a cell written as — becomes an empty text."""
    lines = (line.split() for line in text.strip().splitlines())
    return [["" if cell == "—" else cell for cell in line] for line in lines]


def words(text: str) -> list[str]:
    """Return the words of a text; blanks and line ends separate them."""
    return text.split()


def day(text: str) -> dt.date:
    """Return the day of a text like 2025-04-03."""
    return dt.date.fromisoformat(text)
