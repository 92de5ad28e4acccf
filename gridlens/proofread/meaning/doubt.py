"""Decide when a number may be about something narrower than we count, or about the future."""

import re

from gridlens.numbers.quantity import Quantity
from gridlens.numbers.units import CLASSIFIERS, PERCENT, POINTS
from gridlens.proofread.meaning.narrow import values
from gridlens.proofread.meaning.phrases import Meaning, fits_unit, meanings, nouns
from gridlens.proofread.meaning.question import Topic
from gridlens.proofread.meaning.surroundings import Around
from gridlens.proofread.meaning.understood import counted, unknown
from gridlens.schema.ledger import Measure
from gridlens.translation import N_, _

# If these words are said of a number, it is not our figure, whatever its value.
_OTHER = re.compile(
    r"未到期|其余|余下|不成(?!功)|当场|相差|之差|抽查|抽取|试点|预计|拟(?!定)|疑难|历史遗留|典型|首批|当天|当日|某|"
    r"一般(?:安全|事故)?隐患|新增(?=党员|基层|网格|监督岗|代表)|增设|新设|新建|调整|补选|撤销|涉企(?!检查)|涉法"
)
_NEWLY = re.compile(r"新增|新设|新建|增设|增补|补选|调整|撤销")
_LATE = re.compile(r"(?:超期|逾期)(?:后|才)?(?:办结|答复|整改|化解|销号)")
_TAKEN = re.compile(r"(?:将|把)(?:其中的?)?$")
_INTO = re.compile(r"列入|列为|纳入|作为|转交|转办|移交|提交|交由|带回")
_PART = re.compile(
    r"另有|部分|最多|最少|最高|最低|计划|将|近年来|历年|以来累计|复杂|信访|之一|跨|"
    r"按期|按时|安排|部署|网格内|就地|区级|市级|县级|镇级"
)
# If these words come earlier in the sentence, they may hold for what follows.
_NARROWED = re.compile(
    r"专项(?:检查|整治|行动|治理|排查|清理)|大(?:检查|排查|走访)|攻坚|联合(?:检查|执法|[\u4e00-\u9fff]{2,4}部门)|"
    r"回头看|夜查|抽查|(?:检查|排查|巡查|整治|普查)(?!整改|整治|化解|调处|治理|消除|发现|出(?!租))"
    r"[\u4e00-\u9fff]{0,6}(?:房屋?|出租屋|企业|商户|场所|单位|小区|车辆|楼栋?|工地|门店|建筑|学校|家庭|餐饮)|"
    r"律师|法律顾问|法庭|法院|派出所|司法所|调解(?:室|队)|志愿(?:者|服务)|热线|12345|"
    r"工单|对[^，。；]{2,16}(?:开展|进行)[^，。；]{0,6}(?:排查|检查|巡查|整治|督查)|会上|"
    r"(?:会议|大会|人代会)期间|“[^”]{2,12}”(?:主题)?(?:活动|行动|专项|问题|事项|诉求)|(?<!编)(?<!划)(?<!分)为\d+(?:户|名|位)|座谈会|现场办公|楼栋长|物业公司|市、区|市人大|区人大"
)
# Places looked at, whose finds are a part of all: 检查商铺76家，发现隐患23处.
_LOOKED_AT = re.compile(
    r"(?:检查|排查|巡查|整治|普查)(?![^，。；\d]{0,6}(?:隐患|纠纷|矛盾|问题|风险))[\u4e00-\u9fff]{1,8}"
    r"\d+(?:余|多)?(?:家|户|栋|间|套|所|辆|台|座)"
)
BY_KIND = re.compile(
    r"从[^，。；]{1,6}(?:看|分)[，：]|按[^，。；]{1,8}(?:分|划分|统计)[，：]|分[^，。；]{1,4}看[，：]|类型分布|按类别"
)
_OUR_RATE = re.compile(
    "(?:办结|化解|调处|整改|销号|答复|解决|办理|办复|按期|按时|到会|回复)[^，。；]{0,2}率"
)
_PROJECTS = re.compile("实事项目|民生项目|票决|为民办实事项目")
_OPINIONS = re.compile("意见建议|建议意见|意见")  # of a meeting or of the congress: the unit tells
_OF_THESE = re.compile(
    r"[\d一二三四五六七八九十百起条件个次][^，。；]{0,12}(?:中|里)(?:，|已|有|共)[^，。；]*$"
)
_TOTAL = re.compile(
    r"全镇|全乡|全街|全苏木|现有|在任|共有|划分|设|建有|建成|建立|总数|拥有|全(?:街道|辖区)|街道共|(?:达|到|至|为)$"
)
NARROWER = N_("前面的数没有认准，这里说的可能是其中一部分。")
BY_WORD = N_("因“{word}”一词，说的可能是其中一部分或另一范围。")
OTHER = N_("写着“{word}”，说的是台账不单独统计的一部分。")
SHARED = N_("前面说到几类事项，没有认出说的是哪一类。")
AMONG = N_("可能说的是前面那些当中的一部分。")


def another(meaning: Meaning, beside: Around) -> str:
    """Return why a number cannot be our figure, even if the values are equal; empty if it can."""
    told = _without(meaning, beside.place.left + "|" + beside.place.right)
    whole = beside.place.left + "|" + beside.place.right
    stock = meaning.indicator.measure is Measure.STOCK
    taken = _TAKEN.search(beside.place.left) if _INTO.search(beside.place.right) else None
    found = (
        taken
        or _OTHER.search(told)
        or _LATE.search(whole)
        or (_NEWLY.search(whole) if stock else None)
    )
    return _(OTHER).format(word=found[0]) if found else ""


def doubtful(
    one: Quantity, meaning: Meaning, beside: Around, last: str | None, question: Topic, bare: str
) -> str:
    """Return why a number that differs may not be our figure; empty if it surely is.

    ``bare`` is the text beside it, without the names and periods that were understood. ``last``
    is the indicator of the number before.
    """
    left = beside.place.left
    told = _without(meaning, left + "|" + beside.place.right)
    if one.unit != meaning.indicator.unit and _OPINIONS.search(beside.place.right + left):
        return _(BY_WORD).format(word=one.unit)
    if found := _PART.search(told):
        return _(BY_WORD).format(word=found[0])
    inside = "其中" in re.split("[；;]", beside.sentence)[-1]
    among = _OF_THESE.search(beside.sentence) or (inside and last == question.indicator)
    if among and not question.where:
        return _(AMONG)
    if _shared(meaning, beside):
        return _(SHARED)
    seen = _LOOKED_AT.search(beside.sentence)
    if found := seen or _NARROWED.search(_without(meaning, beside.sentence)):
        return _(BY_WORD).format(word=found[0])
    if meaning.ledger.is_roster and not _TOTAL.search(left) and not _ends(meaning, left):
        return _(AMONG)
    listed = bool(question.where) or bool(values(meaning.ledger, bare)) or "等" in bare
    word = unknown(meaning, bare, listed)
    return _(BY_WORD).format(word=word) if word else ""


def _shared(meaning: Meaning, beside: Around) -> bool:
    """Tell whether the words beside a number fit several matters that the sentence named before.

    This is so if, for example, only a verb is beside the number.
    """
    local = beside.place.left + beside.place.right
    if all(word in local for word in meaning.words):
        return False
    return any(
        other.ledger is not meaning.ledger
        and other.words[0] == meaning.words[0]
        and all(word in beside.sentence for word in other.words)
        for other in meanings(beside.place)
    )


def _ends(meaning: Meaning, left: str) -> bool:
    return any(left.endswith(word) for word in meaning.words)


def _without(meaning: Meaning, text: str) -> str:
    """Return a text without the words that tell the indicator."""
    for word in sorted(meaning.words, key=len, reverse=True):
        text = text.replace(word, "")
    return text


def is_matter(one: Quantity, beside: Around, goes_on: bool) -> bool:
    """Tell whether a number that was not understood may still be a figure of the ledgers.

    ``goes_on`` tells whether the number before it was one. The kinds of a list (从类型看) are none:
    those that a ledger keeps were understood.
    """
    local = beside.place.left + beside.place.right
    if counted(beside.place.right) or BY_KIND.search(beside.sentence):
        return False
    if one.unit in (PERCENT, POINTS):
        return goes_on or _OUR_RATE.search(local) is not None or any(True for _one in nouns(local))
    if one.unit not in CLASSIFIERS:
        return False
    said = [
        m
        for m in meanings(beside.place)
        if m.indicator.measure is not Measure.STOCK and fits_unit(m.indicator, one.unit)
    ]
    return bool(said) or any(True for _ledger in nouns(local))
