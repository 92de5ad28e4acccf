"""The readings of a text: for each of its characters, all that a person may type for it.

A reading is a line such as ``红/hong 旗/qi 一/yi/1 网/wang 格/ge``: the characters in order, each
with its pinyin without tones, and with its digit if it is a number. The browser gets readings in
this form.
"""

import re
import unicodedata
from functools import cache, lru_cache

from pypinyin import Style, lazy_pinyin

from gridlens.kinds.numeral import DIGITS, NUMERALS, numeral
from gridlens.spelling.surnames import GIVEN, LONG_SURNAMES, SURNAMES

_NUMBER = re.compile(f"[{NUMERALS}]{{2,}}")
_AFTER_NAME = re.compile(r"[（(·•．.\s].*", re.DOTALL)
_SPOKEN = ("ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu")
# A place may be named after either: 朝阳 is chaoyang, the direction, or zhaoyang, the morning sun.
_PLACES = {"朝": ("chao", "zhao")}


@lru_cache(4096)
def spellings(text: str, person: bool = False) -> tuple[str, ...]:
    """Return the readings of a text; none for a text without letters, digits or characters.

    A ``person``'s name begins with a surname. A number of several characters has a second reading
    in digits: 十二网格 is found by shier and by 12.
    """
    plain = folded(text)
    characters = _of_person(plain) if person else _of_text(plain)
    lines = [_line(characters)]
    for number in _NUMBER.finditer(plain):
        if (value := numeral(number[0])) is not None:
            digits = [(digit, (digit,)) for digit in str(value)]
            lines.append(
                _line([*characters[: number.start()], *digits, *characters[number.end() :]])
            )
    return tuple(dict.fromkeys(line for line in lines if line))


def folded(text: str) -> str:
    """Return a text as readings have it: in half-width small letters, with v for ü."""
    return unicodedata.normalize("NFKC", text).casefold().replace("ü", "v")


def _line(characters: list[tuple[str, tuple[str, ...]]]) -> str:
    return " ".join(
        "/".join(dict.fromkeys((character, *typed)))
        for character, typed in characters
        if character.isalnum()
    )


def _of_text(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return each character with what may be typed for it, read in the phrases it stands in."""
    read = _sounds(text)
    return [
        (character, _typed(character, *_PLACES.get(character, (sound,))))
        for character, sound in zip(text, read, strict=True)
    ]


def _of_person(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return each character of a name with what may be typed for it, and of what follows it.

    The surname is read as a surname, and the given name by itself.
    """
    name = _AFTER_NAME.sub("", text)
    rest = _of_text(text[len(name) :])
    if rest and rest[0][0] in "·•.":  # 阿依古丽·买买提 has no surname
        return _of_text(text)
    long = LONG_SURNAMES.get(name[:2]) if len(name) > 2 else None
    own = [(one,) for one in long] if long else [SURNAMES.get(c) for c in name[:1]]
    surname = [(c, _typed(c, *(sounds or _sound(c)))) for c, sounds in zip(name, own, strict=False)]
    given = [
        (c, tuple(dict.fromkeys((*typed, *_spelled(GIVEN.get(c, ()))))))
        for c, typed in _of_text(name[len(surname) :])
    ]
    return [*surname, *given, *rest]


@cache
def _sound(character: str) -> tuple[str, ...]:
    return (_sounds(character)[0],)


def _sounds(text: str) -> list[str]:
    """Return the sound of each character; characters without one stand for themselves."""
    return lazy_pinyin(text, style=Style.NORMAL, errors=list)  # type: ignore[arg-type]


def _typed(character: str, *sounds: str) -> tuple[str, ...]:
    """Return what may be typed for a character: its sounds, and the digit of a number."""
    digit = DIGITS.find(character)
    typed = _spelled(sounds)
    if digit >= 0:
        return (*typed, str(digit))
    if character.isascii() and character.isdigit():
        return (*typed, _SPOKEN[int(character)])
    return typed


def _spelled(sounds: tuple[str, ...]) -> tuple[str, ...]:
    """Return sounds as they are typed: lv and nv also with u, lve and nve as lue and nue."""
    return tuple(one for sound in sounds for one in dict.fromkeys((sound, sound.replace("v", "u"))))
