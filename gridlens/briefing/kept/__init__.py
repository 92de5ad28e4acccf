"""Briefings as they were given out, and what has changed since: which figures, by which loads.

In: a briefing and its files. Out: what was kept, and the differences to what the data says now.
This room makes no briefing anew but to compare it.
"""
