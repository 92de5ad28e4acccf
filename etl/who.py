"""Who runs a command: the clerk whom the settings name, else the account."""

import getpass

from gridlens.settings import settings


def user() -> str:
    """Return a name for the history; empty when there is none."""
    if settings().user:
        return settings().user
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
