"""The forms in which a briefing is given: one page, ten slides, a speech, a report by occasion.

In: the material and the sections made from it. Out: sections of each form, made of the same
figures and sentences. This room knows no file format, and computes no figure of its own.
"""
