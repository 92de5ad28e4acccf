"""What the first screen says: cards, the sentence above them, what needs attention, the catalogue.

In: figures and goals. Out: cards and sentences. It draws nothing.
"""
