"""How names and texts are read: surnames as surnames, the rest by the phrases they stand in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.spelling.reading import spellings

PEOPLE = {
    "单雄信": "shan xiong xin",
    "仇英": "qiu ying",
    "区志强": "ou zhi qiang",
    "查良镛": "zha liang yong",
    "解缙": "xie jin",
    "曾国平": "zeng guo ping",
    "任重远": "ren zhong yuan",
    "华明": "hua ming",
    "尉迟恭": "yu chi gong",
    "万俟雅言": "mo qi ya yan",
    "长孙无忌": "zhang sun wu ji",
    "澹台明": "tan tai ming",
    "乐正克": "yue zheng ke",
    "朴成": "piao cheng",
    "盖叫天": "ge jiao tian",
    "乐嘉": "yue jia",
    "员明": "yun ming",
    "缪文": "miao wen",
    "洗星": "xian xing",
    "冼星海": "xian xing hai",
    "秘明": "bi ming",
    "种师道": "chong shi dao",
    "翟志刚": "zhai zhi gang",
    "折家明": "she jia ming",
    "黑明": "he ming",
    "覃明": "qin ming",
    "谌明": "chen ming",
    "郇明": "xun ming",
    "郗明": "xi ming",
    "祭遵": "zhai zun",
    "繁钦": "po qin",
    "召明": "shao ming",
    "牟明": "mu ming",
    "能明": "nai ming",
    "薄明": "bo ming",
    "都明": "du ming",
    "费明": "fei ming",
    "过明": "guo ming",
    "炅明": "gui ming",
    "佴明": "nai ming",
    "角明": "jue ming",
    "句明": "gou ming",
    "阚泽": "kan ze",
    "隗嚣": "wei xiao",
    "乜明": "nie ming",
    "宿明": "su ming",
    "尉明": "wei ming",
    "沈佳宁": "shen jia ning",
    "贾明": "jia ming",
    "葛明月": "ge ming yue",
    "石明": "shi ming",
    "车明": "che ming",
    "万明": "wan ming",
    "冯明": "feng ming",
    "吕明": "lv ming",
    "卜明": "bu ming",
    "盛明": "sheng ming",
    "欧阳修": "ou yang xiu",
    "令狐冲": "ling hu chong",
    "皇甫明": "huang fu ming",
    "薛长庚": "xue chang geng",
    "焦敏行": "jiao min xing",
    "尉迟": "wei chi",
    "阿依古丽·买买提": "a yi gu li mai mai ti",
}
TEXTS = {
    "红旗一网格": "hong qi yi wang ge",
    "重实干": "zhong shi gan",
    "发现重大隐患": "fa xian zhong da yin huan",
    "重复": "chong fu",
    "调解": "tiao jie",
    "参加调研视察": "can jia diao yan shi cha",
    "纠纷化解率": "jiu fen hua jie lv",
    "行业": "hang ye",
    "行政村": "xing zheng cun",
    "长安社区": "chang an she qu",
    "区级": "qu ji",
    "活动到会率": "huo dong dao hui lv",
    "走访转办诉求": "zou fang zhuan ban su qiu",
    "A座（3号）": "a zuo san hao",
}


def first_sounds(reading: str) -> str:
    """Return the first sound of each character of a reading."""
    units = [unit.split("/") for unit in reading.split(" ")]
    return " ".join(unit[1] if len(unit) > 1 else unit[0] for unit in units)


@pytest.mark.parametrize(("name", "read"), PEOPLE.items())
def test_a_name_is_read_as_a_name(name: str, read: str) -> None:
    assert first_sounds(spellings(name, person=True)[0]) == read


@pytest.mark.parametrize(("text", "read"), TEXTS.items())
def test_a_text_is_read_by_its_phrases(text: str, read: str) -> None:
    assert first_sounds(spellings(text)[0]) == read


def test_a_reading_has_all_that_is_typed_for_a_character() -> None:
    assert spellings("红旗一网格") == ("红/hong 旗/qi 一/yi/1 网/wang 格/ge",)
    assert spellings("吕乐（D12）", person=True) == ("吕/lv/lu 乐/le/yue d 1/yi 2/er",)
    assert spellings("朝阳") == ("朝/chao/zhao 阳/yang",)


def test_a_long_number_is_also_read_in_digits() -> None:
    assert spellings("十二网格") == ("十/shi 二/er/2 网/wang 格/ge", "1 2 网/wang 格/ge")


def test_what_cannot_be_typed_has_no_reading() -> None:
    assert spellings("") == spellings("（）——") == ()


@given(st.text(), st.booleans())
def test_any_text_is_read(text: str, person: bool) -> None:
    for reading in spellings(text, person):
        assert all(all(unit.split("/")) for unit in reading.split(" "))
