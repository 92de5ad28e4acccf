"""The commands of ``python -m gridlens``, one module each.

Each module has ``add``, which declares its options, and ``answer``. ``COMMANDS`` has the modules
by the name of the command.
"""

from gridlens.commands import briefing, funnel, outcomes, pace, proofread, spc

COMMANDS = {
    "outcomes": outcomes,
    "spc": spc,
    "funnel": funnel,
    "pace": pace,
    "briefing": briefing,
    "proofread": proofread,
}
