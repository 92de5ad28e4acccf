"""Test what a store withstands: kills, full disks, races and damage, and what must still hold.

``python -m bench.crash`` (``make crash``) runs everything and prints the tally. A load is
acknowledged when its command has reported success. Three things must hold: an acknowledged load is
never lost, no load is ever half in force, and a reader only ever sees one whole version.
"""
