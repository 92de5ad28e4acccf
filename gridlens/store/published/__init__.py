"""The file of a published version: which one is in force, and how it is opened and asked.

In: the folder of a store. Out: a file that is open for reading only, checked by its seal. This room
counts nothing and writes nothing.
"""
