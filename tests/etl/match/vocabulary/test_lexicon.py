"""Headers that offices write: what each means, and what must not be taken for something else."""

import pytest

from etl.match.vocabulary.lexicon import senses
from gridlens.schema.header import folded


def meanings(ledger: str, header: str) -> set[str]:
    return {one.column for one in senses(ledger, folded(header)) if one.is_certain}


@pytest.mark.parametrize(
    ("ledger", "header", "column"),
    [
        ("dispute", "纠纷标题/内容", "summary"),
        ("dispute", "事件简述", "summary"),
        ("dispute", "化解责任人姓名", "mediator"),
        ("dispute", "预计化解时间", "due"),
        ("dispute", "实际化解时间", "closed"),
        ("dispute", "是否成功调解", "status"),
        ("hazard", "存在的安全隐患", "summary"),
        ("hazard", "受检单位名称", "location"),
        ("hazard", "最晚整改时间", "due"),
        ("livelihood", "群众反映的问题", "matter"),
        ("livelihood", "区交办办结期限", "due"),
        ("livelihood", "求助人员", "resident"),
        ("visit", "走访事由", "summary"),
        ("visit", "接访方式", "way"),
        ("inspection", "执法检查主题", "topic"),
        ("inspection", "审议意见", "problem"),
        ("enterprise_visit", "企业反映的困难问题", "need"),
        ("enterprise_visit", "答复内容", "result"),
        ("session", "培训课程", "topic"),
        ("motion", "建议、批评和意见名称", "title"),
        ("motion", "要求结办日期", "due"),
        ("motion", "办复时间", "replied"),
    ],
)
def test_a_header_is_understood(ledger: str, header: str, column: str) -> None:
    assert column in meanings(ledger, header)


@pytest.mark.parametrize(
    ("ledger", "header"),
    [
        ("dispute", "化解措施"),
        ("dispute", "化解方式"),
        ("dispute", "受理人联系电话"),
        ("hazard", "整改措施"),
        ("hazard", "更新时间"),
        ("livelihood", "处理意见"),
        ("livelihood", "办理意见"),
        ("livelihood", "打印时间"),
        ("visit", "处理情况"),
        ("enterprise_visit", "联系人"),
        ("enterprise_visit", "走访情况"),
    ],
)
def test_a_header_of_something_else_is_left_alone(ledger: str, header: str) -> None:
    assert not meanings(ledger, header)
