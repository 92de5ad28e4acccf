"""Choices inside a page, kept in its link or for the session."""
