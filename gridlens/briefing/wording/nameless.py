"""Take the names of grids out of texts that leave the office."""

import re
from collections.abc import Callable

from gridlens.store.version import Version
from gridlens.translation import _


def nameless(version: Version) -> Callable[[str], str]:
    """Return a function that replaces every grid's name, alias and code in a text by 某网格."""
    roster = version.grids[["code", "name", "aliases"]].itertuples(index=False, name=None)
    names = {name for code, name, aliases in roster for name in (code, name, *aliases) if name}
    if not names:
        return str
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    return lambda text: pattern.sub(_("某网格"), text)
