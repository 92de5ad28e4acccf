"""Measure answers and loads against a bare minimum, and test what a store withstands."""
