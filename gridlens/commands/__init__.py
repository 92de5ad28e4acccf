"""The commands of ``python -m gridlens``, one module each.

Each module has ``add``, which declares its options, and ``answer``. Nothing is imported here: the
loader imports ``parser`` from this package, and must not wait for ibis.
"""
