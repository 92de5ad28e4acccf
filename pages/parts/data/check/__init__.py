"""What the check of a drop found, and what can be answered before it is loaded.

In: the answer of the loader's check. Out: tables, questions and choices that go into the next
command. What a load did is shown elsewhere.
"""
