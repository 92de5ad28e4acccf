"""Find every number of a draft and judge it against the ledgers, without a language model.

In: a draft and a version. Out: findings (agrees, differs, no data, not understood, no claim), the
draft with comments, a list. This room changes no figure. It asks ``figures`` like every other room.
"""
