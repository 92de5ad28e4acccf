"""Tell why a number is no claim of ours: a plan, another body's work, one event, one person."""

import re
from dataclasses import dataclass

from gridlens.numbers.quantity import NumberSense, Quantity
from gridlens.proofread.meaning.phrases import declares
from gridlens.proofread.meaning.surroundings import Around
from gridlens.translation import N_, _

PLANNED = N_("说的是打算或要求，不是已有的数。")
ELSEWHERE = N_("说的是“{word}”，不是本单位台账的数。")
EVENT = N_("说的是一次活动或一段日子（“{word}”），台账不单独统计。")
EACH = N_("说的是每个、每名的数，不是总数。")
SOME = N_("说的是“{word}”这几个人的事，不是全部。")
IN_THE_DRAFT = N_("说的是别的统计（“{word}”），不在台账里。")
PERSON = N_("说的是某一个人，不是全部。")
OF_PEOPLE = N_("说的是对代表的评价，台账不统计。")

_PLAN = re.compile(
    r"力争|争取|(?<!为)确保(?!了)|下一步|下步|打算|预计|拟(?:于|在|组织|开展|举办)|明年|今后|(?<!列入)(?<!纳入)计划(?!生育|内|外|完成率)"
    r"|(?:要|将)(?:继续|再|进一步|把|组织|开展|提高|达到|完成|走访|邀请|实现|推动|确保|保持|建立|举办|努力)"
    r"|(?:率|数|量|次数)要|按照要求，|(?:应|须|必须|不得)(?:不少于|达到|在)"
)
_DONE = re.compile(r"(?<!未)已|以来|目前(?=完成|开展)|实际|完成了")
_NOT_LESS = (NumberSense.AT_LEAST, NumberSense.AT_MOST)
_ASKED = re.compile(
    r"每(?:名|位|个|人|村|社区|网格|季度|半年|月|年|周)[^，。；]{0,16}$|要求|目标|标准|规定|须|应"
)
_ABOVE = r"(?:省|市|区|县|旗|州)"
_BODY = (
    r"系统|热线|常委会|卫健委|公安局|交警|救援站|法院|检察院|法庭|派出所|信访局|民政局|住建局|城管局|城管中队"
    r"|市场监管[所局]|企业服务中心|融媒体|疾控中心|供电所|卫生院|医院|学校|公司|银行|协会|商会"
)
_TOGETHER = "联合|会同|邀请|组织|协调|参与|走访|督促|走进|服务|与|和|向|对|由|推动|配合"
_ELSEWHERE = re.compile(
    rf"(?:^|[，。；：、“\s])(?:据|另据|根据|经|而|同期，?|其中)?(?P<word>全{_ABOVE}(?![\u4e00-\u9fff]?人大代表)|全国|{_ABOVE}里"
    rf"|{_ABOVE}?(?:(?!{_TOGETHER})[\u4e00-\u9fff]){{0,8}}?(?:{_BODY})(?!\d)|12345"
    rf"|(?:(?!{_TOGETHER})[^，。；：\d]){{0,6}}?志愿(?:者|服务))"
)
_HERE = re.compile(
    r"(?<![向对给由为])(?:我|本|全)(?:街道|街|镇|乡|苏木|辖区)|(?<![向对给由为个\d])街道(?:人大|共|受理|办结|化解)|镇人大|乡人大|我们|代表(?:参与|累计)"
)
_EVENT = re.compile(
    r"座谈会上|议事会上|恳谈会上|见面会上|活动现场|现场会|(?:走访|视察|检查|调研|接待|活动)(?:中|时)，"
)
_EACH = re.compile(r"每(?!天|日|周|月都)[^，。；]{0,8}$")
_OTHER_BOOKS = re.compile(r"信访(?:件|案件|事项|总量)|来信来访|安全感|测评|民意调查|考核")
_SOME = re.compile(
    r"(?:^|[，。；：])(?:由)?(?P<word>(?:[\u4e00-\u9fff]{2,6}(?:小组|社区|村))?(?:\d+|[两三四五六七八九十]{1,2})(?:名|位|个)[市区县镇乡、级旗]*(?:人大)?代表)"
    r"(?!小组|团|全|共|参与率|中)[\u4e00-\u9fff、]*?(?=[\u4e00-\u9fff]{2})"
)
_SELF = re.compile(
    r"(?:^|[，。；：、“])(?:一年来，|半年来，|任期内，)?我(?!们|街道|镇|乡|区|市|县|国|省|委|办|站|社区|村|旗|苏木|单位|辖区)|个人(?=走访|接待|提出|联系)"
)
_ABOUT_PEOPLE = re.compile(r"对(?:人大)?代表[^，。；]{0,12}满意|(?:述职|测评)[^。；]{0,20}满意")
_PLACE = re.compile(
    r"(?:^|(?<=[，。；：、“\s]))(?P<name>[\u4e00-\u9fff]{2,3}(?:街道|镇|乡|苏木))"
    r"(?=上半年|去年|今年|全年|[一二三四]季度|共|实现|完成|受理|办结|化解|排查|诉求|纠纷|隐患|网格|累计)"
)
_NO_NAME = re.compile(
    r"^(?:听|我|本|全|各|该|每|在|由|为|对|向|到|驻|与|和|及|个|上|下|据|经|从|其他|相邻|周边|我们)|.(?:个|我|本|全|各|该)(?:街道|镇|乡)$"
)
_TITLED = re.compile(r"[\u4e00-\u9fff]{2,6}?(?:街道|镇|乡|苏木)")


@dataclass(frozen=True)
class Section:
    """What the lines before a paragraph say about it.

    ``plan`` means that its heading announces plans; ``personal``, that one person tells of their
    own work. ``title`` is the beginning of the draft, where its own place is named; ``heading`` has
    the draft's first line and the headings that the paragraph stands under. ``matter`` is the key
    of the ledger whose matters were told of last.
    """

    plan: bool = False
    personal: bool = False
    title: str = ""
    heading: str = ""
    matter: str = ""


def not_ours(one: Quantity, beside: Around, section: Section) -> str:
    """Return why a number is no claim of ours; empty if nothing says so."""
    so_far = beside.sentence
    if (section.plan and not _DONE.search(so_far)) or _planned(so_far):
        return _(PLANNED)
    if one.sense in _NOT_LESS and (_ASKED.search(so_far) or _ASKED.search(one.text)):
        return _(PLANNED)
    if _ABOUT_PEOPLE.search(so_far):
        return _(OF_PEOPLE)
    here = max((m.end() for m in _HERE.finditer(so_far)), default=-1)
    for match in _ELSEWHERE.finditer(so_far):
        if match.end() > here and not declares(so_far[match.start() :], len(match[0])):
            return _(ELSEWHERE).format(word=match["word"])
    for match in _PLACE.finditer(so_far):
        if match.end() > here and not _is_own(match["name"], section.title):
            return _(ELSEWHERE).format(word=match["name"])
    if _EACH.search(beside.place.left):
        return _(EACH)
    if books := _OTHER_BOOKS.search(so_far):
        return _(IN_THE_DRAFT).format(word=books[0])
    office = re.search(r"工委|街道(?!第)|镇人大|乡人大", so_far)
    return _(PERSON) if _SELF.search(so_far) or (section.personal and not office) else ""


def hardly_ours(beside: Around, named: bool) -> str:
    """Return why a number that is not our figure is then no claim of ours; else "".

    ``named`` tells whether the sentence names a deputy of the roster.
    """
    if (some := _SOME.search(beside.sentence)) and not named:
        return _(SOME).format(word=some["word"])
    event = _EVENT.search(beside.sentence + beside.place.right)
    return _(EVENT).format(word=event[0].strip("，")) if event else ""


def _planned(so_far: str) -> bool:
    """Tell whether a sentence has spoken of a plan and not yet come back to what is done."""
    told = max((m.end() for m in _PLAN.finditer(so_far)), default=-1)
    return told >= 0 and not _DONE.search(so_far, told)


def _is_own(name: str, title: str) -> bool:
    """Tell whether a place is the draft's own: its title names it, or names no place at all."""
    if _NO_NAME.search(name) or not _TITLED.search(title):
        return True
    return name in title
