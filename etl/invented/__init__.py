"""Ledgers of an office that does not exist: a small one to look at, a large one to measure.

In: nothing but a seed. Out: files as clerks keep them, in which every name is invented and says so.
This room knows the declarations, and nothing of how ledgers are loaded.
"""
