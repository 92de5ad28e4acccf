"""The deck: a briefing as slides. In: a briefing. Out: the bytes of a .pptx file."""
