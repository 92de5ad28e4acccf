"""The people: deputies with their tenures, and invented residents with their phones."""

import datetime as dt
from random import Random

from etl.invented.sample.office.area import GRIDS, STATION, Row, reported
from etl.invented.sample.table import words

_NAMES = words(
    "林知远 沈佳宁 韩维民 贺春岚 江梓晴 邵秋平 温树声 乔若溪 陆景和 苗翠芬 施广田 殷书婷 薛长庚 "
    "柳月华 唐立诚 康素云 梅晓棠 骆铁成 童安然 尹桂枝 焦敏行 白松涛 卢世昌 崔雅琴 丁守信 潘慧中 "
    "凌一鸣 倪春燕 祁大川 姚静宜 汤文柏 邹秀梅 龚德厚 葛明月 谭晓枫 鲁长河 史玉真 阮清扬 戴志勤 "
    "傅云 袁小满"
)
GROUPS = ("矛盾调解组", "公正司法组", "营商环境组", "安全环保组")
_STATIONS = (STATION, "红旗社区代表联络点", "康乐社区代表联络点")
_LEFT, _LEFT_ON = "鲁长河", dt.date(2024, 12, 10)
_JOINED, _JOINED_ON = "袁小满", dt.date(2025, 1, 13)
_TERM_BEGAN = dt.date(2021, 11, 20)
_MOVED_ON = dt.date(2025, 4, 1)

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高何郭罗宋谢"
GIVEN = words(
    "秀芝 桂香 玉梅 建新 志远 文斌 春生 立新 金锁 凤霞 淑琴 海波 长林 明辉 小燕 红霞 保山 彩云 "
    "兰芳 庆余 连喜 玉柱 艳秋 广才 素珍 水生"
)


def _grids_of(index: int) -> list[tuple[str, str]]:
    """Return the grids of a deputy with their dates; ``index`` is the place in ``_NAMES``.

    The dates are written as an office writes them.
    """
    home = GRIDS[index % len(GRIDS)].name
    if index % 13 == 6:
        after = GRIDS[(index + 1) % len(GRIDS)].name
        return [(home, "2022-03-01至2025-03-31"), (after, "2025-04-01至今")]
    return [(home, "2022-03-01至今")]


def on_duty(day: dt.date) -> list[str]:
    """Return the deputies in office on a day."""
    gone = {_LEFT} if day >= _LEFT_ON else set()
    return [n for n in _NAMES if n not in gone and (n != _JOINED or day >= _JOINED_ON)]


def of_grid(grid: str, day: dt.date) -> list[str]:
    """Return the deputies in office who are assigned to a grid on a day."""
    found = []
    for index, name in enumerate(_NAMES):
        grids = _grids_of(index)
        assigned = grids[-1 if day >= _MOVED_ON else 0][0]
        if assigned == grid and name in on_duty(day):
            found.append(name)
    return found


def some(rng: Random, grid: str | None, day: dt.date, share: float = 1.0) -> list[str]:
    """Return up to three deputies for a record, those of its grid first.

    About the share ``share`` of records gets deputies; the others get none.
    """
    if rng.random() >= share:
        return []
    own = of_grid(grid, day) if grid else []
    others = [name for name in on_duty(day) if name not in own]
    number = rng.choices((1, 2, 3), (6, 3, 1))[0]
    rng.shuffle(own)
    return (own + rng.sample(others, 3))[:number]


def resident(rng: Random) -> str:
    """Return the invented name of a resident."""
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def phone(rng: Random) -> str:
    """Return an obviously invented mobile number."""
    return f"1380000{rng.randrange(10000):04}"


def deputy_rows() -> list[Row]:
    """Return the roster of deputies."""
    rows = []
    for index, name in enumerate(_NAMES):
        district = "示范市" if index % 10 == 0 else "示范区"
        group = GROUPS[index % 4]
        groups = f"{group}（2022-03-01至今）"
        if index % 9 == 4 and name != _JOINED:
            other = GROUPS[(index + 1) % 4]
            groups = f"{group}（2022-03-01至2024-12-31）、{other}（2025-01-01至今）"
        grids = "、".join(f"{grid}（{dates}）" for grid, dates in _grids_of(index))
        if name == _LEFT:
            groups, grids = (text.replace("至今", "至2024-12-09") for text in (groups, grids))
        if name == _JOINED:
            groups, grids = (text.replace("2022-03-01", "2025-01-13") for text in (groups, grids))
        rows.append(
            {
                "code": f"D{index + 1:03}",
                "name": name,
                "level": "市级" if index % 10 == 0 else "区级",
                "term": "市第九届" if index % 10 == 0 else "区第十届",
                "district": f"{district}第{index // 2 + 1}选区",
                "delegation": "示范街道代表团",
                "deputy_group": f"第{'一二三四'[index // 11]}代表小组",
                "station": _STATIONS[index % 3],
                "groups": groups,
                "grids": grids,
                "since": _JOINED_ON if name == _JOINED else _TERM_BEGAN,
                "until": _LEFT_ON if name == _LEFT else None,
                **reported(None),
            }
        )
    return rows
