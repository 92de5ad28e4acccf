"""Read files in a separate process, with bounds on memory and time.

In: paths. Out: sheets, or a refusal in words. The code that starts the process needs only Python's
standard library, so this file imports nothing.
"""
