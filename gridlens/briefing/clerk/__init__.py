"""What people write into a briefing: texts, photos, how problems are told; doubts stay marked.

In: texts and pictures by period. Out: the briefing with them. This room writes no sentence of its
own, and computes no figure.
"""
