"""Builds the version that the loads in force make, checks it, and puts it in force in one step.

In: kept loads. Out: a new version. Undo is a fold without one load.
"""
