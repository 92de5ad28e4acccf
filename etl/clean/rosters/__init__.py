"""Which grid and which deputy a name means, by the rosters of the office.

In: the rosters in force and those of this command. Out: the code that a name stands for, or why
none can be meant. This room knows names, and neither sheets nor columns.
"""
