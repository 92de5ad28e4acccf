"""How a loading process behaves: how it starts, how it shows its progress, where it stops.

It starts with the standard library alone, so this file imports nothing. This room knows no data.
"""
