"""Who is at work: the clerk whom the settings name, else the account of this computer."""

import getpass

from gridlens.settings import settings


def who() -> str:
    """Return a name for the history and the audit trail; empty when there is none."""
    if settings().user:
        return settings().user
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
