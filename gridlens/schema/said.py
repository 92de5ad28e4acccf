"""The words by which drafts mean an indicator, read from the text that declares them.

In ``化解 纠纷|调解成功`` two phrases are parted by ``|``. The first word of a phrase stands beside
the number; the others stand beside it or before.
"""

from collections.abc import Iterator

MARKS = "，。；：！？,;!?（）()\n"
"""The marks at which the proofreader ends the stretch of text that belongs to a number."""

Phrase = tuple[str, ...]


def phrases(said: str) -> tuple[Phrase, ...]:
    """Return the phrases that a text declares, each as its words."""
    return tuple(tuple(phrase.split(" ")) for phrase in said.split("|")) if said else ()


def alike(phrase: Phrase) -> tuple[str, frozenset[str]]:
    """Return what is equal for phrases that match the same texts: the others have no order."""
    return phrase[0], frozenset(phrase[1:])


def never_matching(said: str) -> Iterator[tuple[str, str]]:
    """Yield each phrase that no draft can match, or that is there twice, and why."""
    before: set[tuple[str, frozenset[str]]] = set()
    for phrase in phrases(said):
        text = " ".join(phrase)
        if not all(phrase):
            yield text, "a word is empty: a bar or a space too many"
        elif any(char in MARKS or char.isspace() for word in phrase for char in word):
            yield text, "a mark or space stands in a word: the text beside a number ends there"
        elif alike(phrase) in before:
            yield text, "is there twice"
        before.add(alike(phrase))
