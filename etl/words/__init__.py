"""What the words of an office mean: 已整改到位 is closed, 正在协调 open, a sentence an outcome.

In: a word, and the column in which it stands. Out: the value that it means, or that nobody knows
it. The parts of words stand in ``words.toml``. This room knows the declarations and no sheet.
"""
