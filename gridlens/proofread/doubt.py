"""When a number that differs may speak of something narrower than we count."""

import re

from gridlens.proofread.figures import Question
from gridlens.proofread.phrases import Meaning, meanings, nouns
from gridlens.proofread.quantity import Quantity
from gridlens.proofread.surroundings import Around
from gridlens.proofread.units import CLASSIFIERS, PERCENT, POINTS
from gridlens.schema import Measure
from gridlens.translation import N_, _

_PART = re.compile(
    r"试点|部分|抽查|抽取|部门|最多|最少|最高|最低|预计|计划|拟|力争|确保|将|下一步|争取|近年来|历年|"
    r"以来累计|疑难|复杂|涉企|涉法|信访|历史遗留|典型|之一|重点|跨|首批|当天|当日|按期|按时|及时|安排|打算|部署|一次性|某"
)
_BENIGN = re.compile(
    r"各类|各种|各|矛盾|安全|群众|了|一批|辖区|居民|基层|企业|的|类|社区|排查|化解|成功|有效|及时|"
    r"上门|调处|、|并|和|已|全部|各项|累计|共|处置|调解|整改|消除|纠纷|隐患|急难愁盼|事项|问题|民生|街道|办理|提出|收集|受理|交办|答复"
)
NARROWER = N_("说的可能是其中一部分，请人工核对。")


def doubtful(meaning: Meaning, beside: Around, last: str | None, question: Question) -> str:
    """Return why a number that differs cannot be held against ours; empty when it can."""
    left = beside.place.left
    told = left + beside.place.right
    if _PART.search(told) or ("其中" in left and last == question.indicator and not question.where):
        return _(NARROWER)
    if question.where:
        return ""
    places = [left.rfind(word) for word in meaning.words]
    if len(places) > 1 and min(places) >= 0:
        first, second = sorted(zip(places, meaning.words, strict=True))[:2]
        gap = left[first[0] + len(first[1]) : second[0]]
        if len(_BENIGN.sub("", gap)) > 1:
            return _(NARROWER)
    return ""


def is_matter(one: Quantity, beside: Around) -> bool:
    """Tell whether a number nobody understood may be a figure of the ledgers all the same."""
    local = beside.place.left + beside.place.right
    if one.unit in (PERCENT, POINTS):
        return True
    if one.unit not in CLASSIFIERS:
        return False
    said = [one for one in meanings(beside.place) if one.indicator.measure is not Measure.STOCK]
    return bool(said) or any(True for _ledger in nouns(local))
