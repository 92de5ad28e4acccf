"""The one way from rows to figures, and back from a figure to its rows.

In: a version, a ``Scope`` (who asks) and ``Filters`` (about what). Out: tables of numerators and
denominators, records, traces, and numbers as people write them. It knows no goal and no chart.
"""
