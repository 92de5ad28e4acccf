"""Find numbers that claim nothing: dates, times, articles of law, ordinals, money …"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gridlens.numbers.numerals import halfwidth_digits
from gridlens.translation import N_

_N = r"[0-9〇○零一二三四五六七八九十百千]{1,12}"
_PATTERNS = (
    (N_("文号"), rf"[〔［\[【(（]20\d\d[〕］\]】)）]\s*第?{_N}号|第{_N}号"),
    (N_("法条"), rf"第{_N}[条款项章节编](?:第{_N}[款项])*|[《][^》]*[》]"),
    (N_("序数"), rf"第{_N}(?:届|次|期|批|轮|个|名|季度|站|组|位|者|阶段|产业)?"),
    (
        N_("会议届次"),
        rf"{_N}(?:届|大)(?:{_N}[次中]|[以之]来|全会|会议|精神|报告)|(?<=人大|大会|次会|表会)[一二三四五六七八九十]{{1,3}}次(?:全体|代表)?会议|{_N}中全会|{_N}大(?=精神|报告)",
    ),
    (
        N_("日期"),
        rf"{_N}\s?[至到—–\-~－～、]\s?{_N}(?:月份?|季度)|(?:{_N}|今|去)年{_N}月(?:{_N}[日号])?",
    ),
    (
        N_("日期"),
        rf"{_N}月(?:份|底|末|初|中旬|上旬|下旬)?(?:{_N}[日号])?|{_N}(?:日|号)(?![楼院])|[一二三四1-4]季度",
    ),
    (N_("日期"), r"(?:19|20)\d\d[./\-]\d{1,2}(?:[./\-]\d{1,2})?"),
    (
        N_("年份"),
        r"(?:19|20)\d\d年?(?=度|—|-|至|[^0-9%.个件起条次场家部人]|$)|[一二]〇?[〇零一二三四五六七八九]{3}年",
    ),
    (
        N_("时间"),
        r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?|[上下]午\d{1,2}[时点]|\d{1,2}[时点](?:\d{1,2}分)?(?=[,，至到前后]|$)",
    ),
    (
        N_("电话号码"),
        r"(?<!\d)1[3-9]\d{9}(?!\d)|0\d{2,3}-\d{7,8}|(?<!\d)(?:110|119|120|12345|12348|12315)(?!\d)(?=热线|电话|平台|[^0-9]{0,3}工单|、)",
    ),
    (N_("金额"), r"[0-9.,余多几百千万亿一二三四五六七八九十两]{1,24}元"),
    (
        N_("期限"),
        rf"(?:超过|不超过)?{_N}(?:个?工作日|个?小时|天|日)(?:之?内|以内|仍|还|未|办结|答复|完成|销号|调结)"
        rf"|{_N}个(?:季度|半年|年度|星期|阶段)|连续(?:{_N}|两)(?:个?(?:季度|月|年|期|周|次|天|日))",
    ),
    (N_("地址"), rf"{_N}\s?(?:号楼|号院|号|栋|幢|单元|室|巷|弄)"),
    (N_("年龄"), r"\d{1,3}(?:余|多)?(?:周?岁)(?:以上)?|[一二三四五六七八九十]+旬"),
    (
        N_("序号"),
        r"(?m:^)\s*(?:[（(]?[一二三四五六七八九十]+[)）、.．]|[（(]?\d{1,2}(?:[)）、．]|\.(?!\d)))",
    ),
    (
        N_("序号"),
        r"[（(][一二三四五六七八九十\d]{1,2}[)）]|(?<=[，；：。])[一二三四五六七八九]是(?=[^否])",
    ),
    (N_("编号"), r"[A-Za-z]+\d+(?:-\d+)*|\d+[GgSs](?![a-z])|\d{12,}"),
    (
        N_("泛指"),
        r"一(?:家|名|位|户|个)(?=企业|商户|代表|群众|网格|社区|村|单位|部门)|[两二三四五六七八九十]个(?=社区|小区|方面|部门|专项|阶段)|[两三]级(?!以上)",
    ),
    (
        N_("惯用语"),
        r"一[站带网窗张门条竿]式|一[站对]一|三会一课|[一二三四五六七八九]个(?:代表|意识|维护|自信|全面|聚焦|强化|坚持|确保|一批|必须)|两个(?:责任|文明)",
    ),
    (
        N_("惯用语"),
        r"一(?:起(?!纠纷)|致|定|些|律|系列|批|步|方面|同|线|体化?|次性|个个|件件|家人|如既往|直|把手|盘棋)|(?<=[统唯专同])一",
    ),
)
_IDIOM = "惯用语"
_COMPILED = tuple((reason, re.compile(pattern)) for reason, pattern in _PATTERNS)


@dataclass(frozen=True)
class Aside:
    """A piece of text whose numbers claim nothing; ``reason`` says what it is."""

    start: int
    end: int
    reason: str

    @property
    def idiom(self) -> bool:
        """Tell whether it is a word that contains a numeral, rather than a number."""
        return self.reason == _IDIOM


def asides(text: str) -> Iterator[Aside]:
    """Yield every piece of a text whose numbers claim nothing."""
    narrow = halfwidth_digits(text)
    for reason, pattern in _COMPILED:
        for match in pattern.finditer(narrow):
            yield Aside(match.start(), match.end(), reason)
