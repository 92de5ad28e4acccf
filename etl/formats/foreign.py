"""Tell UTF-8 inside a text in GB18030, which would read it as other characters without an error."""

import re

import numpy as np

_EAST_ASIAN = re.compile("[\u2e80-\uffef]")
_SURELY_UTF_8 = 4
_LEADS, _FOLLOWS = (0xF0, 0xE0), (0xC0, 0x80)  # mask and value of the bytes of such a character
_TWO_CHARACTERS = 6


def is_surely_utf_8(text: bytes) -> bool:
    """Tell whether a text can hardly be anything but UTF-8: valid, with several ideographs."""
    try:
        return len(_EAST_ASIAN.findall(text.decode())) >= _SURELY_UTF_8
    except UnicodeDecodeError:
        return False


def has_utf_8_line(data: bytes | bytearray) -> bool:
    """Tell whether a text in GB18030 has a line that is surely UTF-8.

    Such a line has two characters of three bytes beside each other; few other places look so.
    """
    octets = np.frombuffer(data, np.uint8)
    if len(octets) < _TWO_CHARACTERS:
        return False
    leads = (octets & _LEADS[0]) == _LEADS[1]
    begin = np.flatnonzero(leads[:-5] & leads[3:-2])
    for step in (1, 2, 4, 5):
        begin = begin[(octets[begin + step] & _FOLLOWS[0]) == _FOLLOWS[1]]
    return any(is_surely_utf_8(_line_at(data, place)) for place in begin.tolist())


def _line_at(data: bytes | bytearray, place: int) -> bytes:
    end = data.find(b"\n", place)
    return bytes(data[data.rfind(b"\n", 0, place) + 1 : end if end >= 0 else len(data)])
