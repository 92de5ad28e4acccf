"""A sheet as text, and what is said and asked about it: this is what the stages hand on.

In: nothing. Out: the shapes of sheets, problems and questions. This room knows neither ledgers nor
files.
"""
