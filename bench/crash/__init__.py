"""What a store withstands: kills, full disks, races and damage, each with what must still hold.

``python -m bench.crash`` (``make crash``) runs everything and prints the tally. A load is
acknowledged when its command has said so; such a load must never be lost, nor any load be in force
by half, nor a reader see anything but one whole version.
"""
