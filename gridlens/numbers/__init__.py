"""The numbers in a text: their places, what they state, and which of them claim nothing.

In: a text. Out: quantities, each able to tell whether a figure agrees with it. This room knows the
units that indicators declare. It knows no figure, and not what a number is about.
"""
