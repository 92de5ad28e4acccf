"""The sections of a briefing, one in each file. Each is made by rule from the same material."""
