"""The words that narrow no count, by kind, one file a kind: who, doing, manner, comparing, things.

``counted.txt`` has what numbers count that no ledger keeps. A line that begins with # is a remark.
"""
