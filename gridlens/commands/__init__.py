"""The commands of ``python -m gridlens``, one module each.

Each has ``add`` (its options) and ``answer``; ``COMMANDS`` is the way in.
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
