"""Make personal data unreadable: 张*, 138****1234, and the same inside free text.

In free text, two kinds of names are masked. The first are names of people in the row's other cells.
The second are words that begin with a surname and follow a word such as 居民 or 车主, or stand
before a word such as 愿意 or 反映. Masking a word too many is better than a name too few.

A masked row can still point at a person. Masked rows leave the office only when somebody asks for
them.
"""

import re

from gridlens.schema.ledger import Personal

_MOBILE = re.compile(r"(?<!\d)((?:\+?86[- ]?)?1[3-9]\d)[- ]?\d{4}[- ]?(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3}[- ]?)\d{3,4}(\d{4})(?!\d)")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])(\d{3})\d{11,14}([0-9Xx])(?![0-9A-Za-z])")
_HOUSE = re.compile(
    r"\d+(?=(?:号楼|号院|单元|栋|幢|室|号))"  # 3号楼2单元501室
    r"|(?<=单元)\d+|(?<=号楼)\d+|(?<=[栋幢])\d+"  # 3号楼2单元501
    r"|(?<![\d-])\d{1,3}-\d{1,2}-\d{3,4}(?![\d-])"  # 3-2-501, no date
)
_ROLES = (
    "居民|村民|群众|业主|住户|户主|租户|车主|店主|商户|老人|"
    "当事人|反映人|来访人|家属|邻居|隔壁|楼上|楼下|联系人|军人"
)
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范"
    "彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐时傅皮卞齐康伍余元卜顾孟"
    "平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江"
    "童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫房裘缪干解宗丁宣邓郁单杭洪包诸左石崔吉"
    "钮龚程嵇邢裴陆荣翁荀羊惠甄曲家封芮储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬郗班仰秋仲伊宫宁"
    "仇栾暴甘斜厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘"
    "党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容古易慎"
    "戈廖庾终暨居衡步耿弘匡国文寇禄阙东欧沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶曾沙肖付闫涂"
)
_AFTER_ROLE = re.compile(rf"((?:{_ROLES})的?)([{_SURNAMES}])([\u4e00-\u9fff]{{1,2}})")
_BEFORE_VERB = re.compile(
    rf"([{_SURNAMES}])([\u4e00-\u9fff]{{2}})(?=愿意|反映|表示|提出|要求|认为|自称|[说称]|家[的里装住])"
)
_NAMES = re.compile(r"[^\s、,，;；/（）()]+")
_AND = re.compile(r"(?<=[\u4e00-\u9fff]{2})[和与](?=[\u4e00-\u9fff]{2})")


def mask(text: str, personal: Personal, names: tuple[str, ...] = ()) -> str:
    """Return a personal text masked; ``names`` are people of the same row to mask inside it."""
    if personal is Personal.NAME:
        return _NAMES.sub(lambda match: masked_name(match[0]), _AND.sub("、", text))
    masked = _IDENTITY.sub(r"\1***********\2", text)
    masked = _LANDLINE.sub(r"\1****\2", _MOBILE.sub(r"\1****\2", masked))
    if personal is Personal.PHONE:
        return masked if masked != text else re.sub(r"\d", "*", text)
    masked = _HOUSE.sub("*", masked)
    masked = _AFTER_ROLE.sub(lambda m: m[1] + m[2] + "*" * len(m[3]), masked)
    masked = _BEFORE_VERB.sub(r"\1**", masked)
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 1:
            masked = masked.replace(name, masked_name(name))
    return masked


def masked_name(name: str) -> str:
    """Return a name with all but its first character replaced: 张三 → 张*, 欧阳小明 → 欧***."""
    return name[:1] + "*" * (len(name) - 1) if len(name) > 1 else "*"


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of people that a cell lists."""
    return tuple(_NAMES.findall(_AND.sub("、", text)))
