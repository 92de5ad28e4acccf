"""Masking makes personal data unreadable, and changes nothing else."""

import pytest

from gridlens.figures.rows.masking import mask, names_in
from gridlens.schema.ledger import Personal


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        *(("张三", "张*"), ("欧阳小明", "欧***"), ("李", "*"), ("张三、李四", "张*、李*")),
        *(("张三和李四", "张*、李*"), ("周和平", "周**"), ("和文静", "和**")),
        *(("张三，李小四；王五", "张*，李**；王*"), ("赵六（户主）", "赵*（户*）")),
    ],
)
def test_names(text: str, masked: str) -> None:
    assert mask(text, Personal.NAME) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        *(("13800001234", "138****1234"), ("138-0000-1234", "138****1234")),
        *(("138 0000 1234", "138****1234"), ("+8613800001234", "+86138****1234")),
        *(("0398-2812345", "0398-****2345"), ("010 62781234", "010 ****1234")),
        *(("13800001234、13900005678", "138****1234、139****5678"), ("2812345", "*******")),
    ],
)
def test_phones(text: str, masked: str) -> None:
    assert mask(text, Personal.PHONE) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("请联系13800001234反映", "请联系138****1234反映"),
        ("电话138-0000-1234", "电话138****1234"),
        ("手机+86 13800001234", "手机+86 138****1234"),
        ("身份证41110119900101123X", "身份证411***********X"),
        ("证号411101900101123", "证号411***********3"),
        ("中山路3号院2号楼1单元501室漏水", "中山路*号院*号楼*单元*室漏水"),
        ("3号楼2单元501漏水", "*号楼*单元*漏水"),
        ("5栋301反映", "*栋*反映"),
        ("红旗小区3-2-501", "红旗小区*"),
        ("反映隔壁李海波家装修过早", "反映隔壁李**家装修过早"),
        ("夜间音响扰民，周红霞愿意一起去沟通", "夜间音响扰民，周**愿意一起去沟通"),
        ("车主罗小燕电话13800002534", "车主罗**电话138****2534"),
    ],
)
def test_the_same_inside_free_text(text: str, masked: str) -> None:
    assert mask(text, Personal.TEXT) == masked


@pytest.mark.parametrize(
    "text",
    [
        "路灯不亮，共12盏",
        "2025-04-03到现场，2025年4月8日修复",
        "约定赔偿12000元",
        "编号JF2025-001",
        "增设健身器材3处、长椅20张",
        "群众满意",
        "居民广场路灯不亮",
    ],
)
def test_what_is_not_personal_stays(text: str) -> None:
    assert mask(text, Personal.TEXT) == text


def test_the_people_of_a_row_are_masked_in_its_texts() -> None:
    names = names_in("宋广才、李水生")
    assert names == ("宋广才", "李水生")
    text = "宋广才倒车时剐蹭李水生停放的三轮车，宋广才赔偿"
    assert mask(text, Personal.TEXT, names) == "宋**倒车时剐蹭李**停放的三轮车，宋**赔偿"


def test_a_longer_name_is_masked_before_the_name_within_it() -> None:
    assert mask("张小明与张小争吵", Personal.TEXT, ("张小", "张小明")) == "张**与张*争吵"


def test_one_character_is_no_name_to_look_for() -> None:
    assert mask("王某反映某事", Personal.TEXT, ("某",)) == "王某反映某事"
