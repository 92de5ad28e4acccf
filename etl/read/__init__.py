"""Reads files in a process of its own, with bounds on memory and time.

In: paths. Out: sheets, or a refusal in words. What starts that process needs nothing but Python's
own library, so this file imports nothing.
"""
