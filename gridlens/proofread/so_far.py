"""What has been understood of a paragraph up to a number: its times, names, rows and claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gridlens.proofread.meaning.context import Context
from gridlens.proofread.meaning.ours import Section
from gridlens.proofread.meaning.phrases import Meaning
from gridlens.proofread.meaning.question import Topic
from gridlens.proofread.meaning.relation import Relation, RelationKind
from gridlens.proofread.meaning.respectively import Turn

_PLAIN = Relation(RelationKind.VALUE)


@dataclass(frozen=True)
class Claim:
    """What an earlier number was about; numbers after it may continue about the same."""

    meaning: Meaning
    question: Topic
    end: int
    told: Relation = _PLAIN
    unit: str = ""

    @property
    def kind(self) -> RelationKind:
        """What the number said about its indicator."""
        return self.told.kind


@dataclass
class SoFar:
    """A paragraph as far as it has been read.

    ``phrases`` are the office's own words with the indicators they mean. ``last`` is what the last
    number was about, None if that was not understood. ``asked`` has the topic and the end of each
    number that was judged. ``aim`` tells whether a goal was named. ``unsure`` is where the clause
    begins in which a number was not understood, and its unit.
    """

    text: str
    context: Context
    section: Section
    turns: dict[int, Turn]
    phrases: Mapping[str, str]
    last: Claim | None = None
    claims: list[Claim] = field(default_factory=list)
    asked: list[tuple[Topic, int]] = field(default_factory=list)
    aim: bool = False
    unsure: tuple[int, str] | None = None

    def since(self, begin: int) -> Sequence[Claim]:
        """Return the claims that end after a place, the nearest first."""
        return [claim for claim in reversed(self.claims) if claim.end > begin]
