"""The result of one kind of trouble."""

from dataclasses import dataclass, field


@dataclass
class Tally:
    """The number of trials by result, and everything that happened but must not happen."""

    what: str
    counts: dict[str, int] = field(default_factory=dict)
    trouble: list[str] = field(default_factory=list)

    def count(self, name: str, many: int = 1) -> None:
        """Add ``many`` to the count of a result."""
        self.counts[name] = self.counts.get(name, 0) + many

    def told(self) -> str:
        """Return the tally as lines."""
        counts = "，".join(f"{name} {many}" for name, many in self.counts.items())
        lines = [f"{self.what}：{counts}；问题 {len(self.trouble)}"]
        return "\n".join([*lines, *(f"    {one}" for one in self.trouble[:20])])
