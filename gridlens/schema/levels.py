"""The levels of administration, as offices of towns, counties and cities write them.

Where a city has a district (区) or a town (镇) has its street (街道), another office has a county
(县) or a township (乡). Each office reads its own word again, so none is put in place of another.
"""

from gridlens.kinds import Option

# The value, and the words that stand for it before 级, 人大, 代表 and 人大代表.
_CONGRESSES = (
    ("全国", ("国家",)),
    ("省级", ("省", "自治区", "直辖市")),
    ("市级", ("市", "设区市", "设区的市", "自治州", "州", "地市")),
    ("区级", ("区", "市辖区")),
    ("县级", ("县", "县市区", "县（市、区）", "县级市", "自治县", "旗")),
    ("镇级", ("镇", "乡镇", "乡（镇）", "镇（乡）")),
    ("乡级", ("乡", "民族乡")),
)
_AFTER = ("", "级", "人大", "代表", "人大代表", "级代表", "级人大代表")


def congress_levels() -> tuple[Option, ...]:
    """Return the levels of people's congresses: 市级, also written 市, 市人大代表, 市级代表."""
    return tuple(
        Option(value, tuple(s for s in _spelt(value.removesuffix("级"), words) if s != value))
        for value, words in _CONGRESSES
    )


def _spelt(stem: str, words: tuple[str, ...]) -> list[str]:
    return [word + after for word in dict.fromkeys((stem, *words)) for after in _AFTER]


def handling_levels() -> tuple[Option, ...]:
    """Return the levels at which a matter is handled: by the street or town, or by those above."""
    return (
        Option("街道", ("街道级", "街道办", "街道办事处", "本级", "街道本级")),
        Option("镇级", ("镇", "乡镇", "乡镇级", "镇本级", "乡镇本级", "镇政府", "乡镇政府")),
        Option("乡级", ("乡", "乡本级", "乡政府")),
        Option("社区", ("社区级", "村", "村级", "村（社区）", "网格", "网格级", "村居")),
        Option("区级", ("区", "区直部门", "区直", "区级部门", "区政府")),
        Option("县级", ("县", "县直部门", "县直", "县级部门", "县政府", "县级市")),
        Option("市级", ("市", "市直部门", "市直", "市级部门", "市政府")),
        Option("省级", ("省", "省直部门", "省直", "省级部门")),
    )
