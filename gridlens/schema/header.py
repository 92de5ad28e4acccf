"""How two spellings of one header become equal: by what is left without marks and notes."""

import re
from functools import lru_cache

_MARKS = re.compile(r"[\s\u3000()（）【】\[\]*＊:：/、_\-]+")
_REMARKS = re.compile(r"[（(](必填|选填|可选|可空|单选|多选)[）)]|[*＊]")


@lru_cache(maxsize=2**15)  # the same few headers are asked about again and again
def folded(header: str) -> str:
    """Return a header without punctuation, spaces and notes such as (必填).

    Two spellings of one header become equal this way.
    """
    return _MARKS.sub("", _REMARKS.sub("", header)).lower()
