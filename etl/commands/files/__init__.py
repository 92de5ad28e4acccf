"""Files that go to a clerk and come back: questions, rejected rows, templates, a roster.

In: what a command found out. Out: a file to be filled in, and, of questions, the answers read back.
This room knows no arguments of a command.
"""
