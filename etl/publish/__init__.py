"""Keeps a load and builds the version that the loads in force make.

In: batches. Out: a new version, in force in one step. Undo is a fold without one load.
"""
