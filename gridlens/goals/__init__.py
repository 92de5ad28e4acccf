"""What is aimed at, how far it has come, and the words and signs that say so.

In: loaded and edited goals, and figures. Out: pace, status, chance, the table that offices keep. It
knows nothing of how a page or a file shows them.
"""
