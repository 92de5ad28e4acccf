"""Read many plain texts at once, so that only the other texts are parsed one by one.

A text is plain when nothing about it needs a second look: it has digits, letters, common ideographs
and marks, and no white space except single spaces inside. A shape names the characters that it
accepts, never those that it leaves out. So every text that a kind has to mend is left to the kind
itself.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_HAN = r"\x{4e00}-\x{9fff}"
_MARKS = r"!-~，。、；：？！（）《》“”‘’—…·【】〇"
_WORDS = rf"^(?:[{_MARKS}] ?)*[0-9A-Za-z{_HAN}](?: ?[{_MARKS}{_HAN}])*$"
_CODE = rf"^[0-9A-Z{_HAN}-]*[0-9A-Z{_HAN}][0-9A-Z{_HAN}-]*$"
_NAMES = rf"^[0-9A-Za-z{_HAN}]+(?:、[0-9A-Za-z{_HAN}]+)*$"
# Words that may stand for people who are not named: 张三等3人, 全体代表.
NO_NAMES = "等|全体|各位|所有|部分|有关|相关"
# A mark that a spreadsheet shows for an error begins with #, a formula or a picture with =.
_MARKED = ("#", "=")
# A text as short as this may be a word for nothing: 无, 暂无, n/a.
_SHORT_BYTES = 6

AtOnce = tuple[pa.Array, pa.Array]


def words(texts: pa.Array, longest: int) -> AtOnce:
    """Return the texts as they are, and which of them are plain.

    A plain text has at most ``longest`` bytes in UTF-8, and so never more than ``longest``
    characters.
    """
    plain = pc.and_(_shaped(texts, _WORDS), pc.less_equal(pc.binary_length(texts), longest))
    for mark in _MARKED:
        plain = pc.and_not(plain, pc.starts_with(texts, mark))
    return texts, plain


def codes(texts: pa.Array, digits: int) -> AtOnce:
    """Return the texts as they are, and which of them are plain codes.

    If ``digits`` is not 0, a plain code has exactly that many digits.
    """
    shape = rf"^[0-9]{{{digits}}}$" if digits else _CODE
    return texts, _shaped(texts, shape)


def lists(texts: pa.Array) -> AtOnce:
    """Return each text as a list of the names between 、, and which of the lists are plain.

    A plain list names nobody twice.
    """
    names = pc.split_pattern(texts, "、")
    shaped = pc.and_not(_shaped(texts, _NAMES), pc.match_substring_regex(texts, NO_NAMES))
    shaped = shaped.to_numpy(zero_copy_only=False)
    shaped[with_repeats(names)] = False
    return names, pa.array(shaped)


def with_repeats(lists: pa.Array) -> np.ndarray:
    """Return the positions of the lists that have an entry twice, or two missing entries."""
    owner = pc.list_parent_indices(lists).to_numpy()
    encoded = lists.flatten().dictionary_encode()
    codes = encoded.indices.fill_null(len(encoded.dictionary)).to_numpy()
    many = len(encoded.dictionary) + 1
    pairs = owner * many + codes
    pairs.sort()
    result: np.ndarray = pairs[1:][pairs[1:] == pairs[:-1]] // many
    return result


def _shaped(texts: pa.Array, shape: str) -> pa.Array:
    long_enough = pc.greater(pc.binary_length(texts), _SHORT_BYTES)
    return pc.and_(long_enough, pc.match_substring_regex(texts, shape))
