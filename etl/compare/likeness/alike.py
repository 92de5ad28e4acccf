"""Tell whether two records of one date have the same subject, or nearly the same.

Subjects are compared letter by letter without case, spaces and marks; their digits must be the
same. The records must also agree in some columns of their ledger; an empty cell agrees with any.
"""

import re
from difflib import SequenceMatcher

from etl.disk.keys import quoted
from gridlens.kinds import Choice
from gridlens.schema.ledger import Ledger

_NO_DIGIT = "[^0-9一二三四五六七八九十]"
_NEAR = 0.8  # subjects are near if this share of their letters is in the same order


def subject_sql(ledger: Ledger) -> str:
    """Return the SQL expression for a record's subject without case, spaces and marks."""
    texts = ", ".join(map(quoted, subject_texts(ledger)))
    joined = f"concat_ws(' ', {texts})" if texts else "''"
    return rf"lower(regexp_replace({joined}, '[\s\p{{P}}\p{{S}}]+', '', 'g'))"


def digits_sql(subject: str) -> str:
    """Return the SQL expression for the digits of a subject."""
    return f"regexp_replace({subject}, '{_NO_DIGIT}', '', 'g')"


def digits_of(text: str) -> str:
    """Return the digits of a text."""
    return re.sub(_NO_DIGIT, "", text)


def subject_texts(ledger: Ledger) -> list[str]:
    """Return the columns whose texts together are a record's subject."""
    return [name for name in ledger.subject if not isinstance(ledger.column(name).kind, Choice)]


def agreeing(ledger: Ledger) -> list[str]:
    """Return the columns in which two records must agree to be alike."""
    chosen = [name for name in ledger.subject if isinstance(ledger.column(name).kind, Choice)]
    return [*chosen, *ledger.alike]


def are_near(this: str, that: str) -> bool:
    """Tell whether two subjects with the same digits are the same or nearly the same."""
    return this == that or SequenceMatcher(None, this, that, autojunk=False).ratio() >= _NEAR
