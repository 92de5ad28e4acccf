"""Which year, and which part of it: what titles say, and what the order of the rows tells.

In: records whose dates may lack a year. Out: the same records with every year that is certain. A
year that is not certain is asked for or told, never guessed.
"""
