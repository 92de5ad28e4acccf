"""Every number of a draft, found and judged against the ledgers, without a language model.

In: a draft and a version. Out: findings (agrees, differs, no data, not understood, no claim), the
draft with comments, a list. It changes no figure and asks ``figures`` like everybody else.
"""
