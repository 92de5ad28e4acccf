"""Writes what the pages beside it need not be told by hand: drawings, tables and pictures.

In: the code, its import contracts, its command lines and settings. Out: parts of ``docs/*.md``
between ``<!-- made: … -->`` and ``<!-- end -->`` (``make docs``), and ``docs/pictures``
(``make pictures``).
"""
