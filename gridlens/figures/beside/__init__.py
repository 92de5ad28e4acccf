"""What is said beside a figure: its change, what it leaves out, and why it cannot be told.

In: figures, or a question that has none. Out: words and numbers to be put beside them. This room
changes no figure.
"""
