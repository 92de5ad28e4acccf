"""Build a version from the loads in force, check it, and put it in force in one step.

In: kept loads. Out: a new version. To undo a load is to fold the others without it.
"""
