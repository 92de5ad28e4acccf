"""Ledgers as offices send them: each kind of mess, in every form that can hold it."""
