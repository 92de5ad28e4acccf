"""How long the codes of an office are, where they are not by the national rule."""

from collections import Counter
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from gridlens.kinds import Code

_LEAST, _NEARLY_ALL, _SHORTEST = 3, 0.8, 4


def of_usual_length(kind: Code, texts: pa.ChunkedArray) -> Code:
    """Return the kind of a column of codes, with as many digits as the office's own codes have.

    Not every office has codes by the national rule. Where nearly all numbers of a column have one
    length, that is the length expected; a number of another length is a slip, as ever.
    """
    if not kind.digits:
        return kind
    numbers = pc.drop_null(pc.utf8_trim_whitespace(texts))
    numbers = numbers.filter(pc.match_substring_regex(numbers, r"^[0-9]+$"))
    lengths = Counter(pc.utf8_length(numbers).to_pylist())
    if not lengths:
        return kind
    (length, many), *_rest = lengths.most_common(1)
    usual = many >= max(_LEAST, _NEARLY_ALL * len(numbers)) and length >= _SHORTEST
    return replace(kind, digits=length) if usual else kind
