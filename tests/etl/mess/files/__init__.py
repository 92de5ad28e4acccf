"""Mess in the file itself: its form, its encoding, its separators, cells that cannot be trusted."""
