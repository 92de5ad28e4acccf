"""How a text is typed in Latin letters: its readings in pinyin, and whether typed letters find it.

In: texts that people choose among, and what they type. Out: readings, and how well letters match.
A person's name begins with a surname, which has a reading of its own. This room knows no roster.
"""
