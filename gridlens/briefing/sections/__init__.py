"""The sections of a briefing, one a file, each made by rule from the same material."""
