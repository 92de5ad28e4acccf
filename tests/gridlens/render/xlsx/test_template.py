"""Fill-in templates, read by another library: rules, marks, examples, texts that stay text."""

import datetime as dt
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

from gridlens.intake.template import template
from gridlens.kinds import Choice, Day, Decimal, Whole
from gridlens.ledgers import ledger, ledgers
from gridlens.render.xlsx.template import file_name, template_workbook
from gridlens.schema import forms

FORMULA = '=HYPERLINK("http://x.invalid","红旗一网格")'
NAMES = {"grid": (FORMULA, "红旗二网格"), "deputy": ("张某", "李某")}


def book(key: str) -> Any:
    made = template(ledger(key), NAMES, (2025, 2026))
    return openpyxl.load_workbook(BytesIO(template_workbook(made)))


def rules(sheet: Any) -> dict[str, DataValidation]:
    """Return the rule of each column by the column's heading."""
    of = {}
    for rule in sheet.data_validations.dataValidation:
        (where,) = rule.sqref.ranges
        assert (where.min_row, where.max_row) == (2, 1_048_576)
        of[sheet.cell(1, where.min_col).value] = rule
    return of


@pytest.mark.parametrize("key", ledgers())
def test_every_column_of_every_ledger_has_its_rule_and_its_words(key: str) -> None:
    declared = ledger(key)
    sheet = book(key)[declared.title]
    head = sheet[1]
    headings = [c.title + ("（必填）" if c.required else "") for c in declared.columns]
    assert [cell.value for cell in head] == ["序号", *headings]
    assert sheet.freeze_panes == "B2"
    assert sheet.print_title_rows == "$1:$1"
    for column, cell in zip(declared.columns, head[1:], strict=True):
        rule = rules(sheet)[cell.value]
        assert rule.promptTitle == column.title
        assert column.help[:200] in rule.prompt and len(rule.prompt) <= 255
        assert "有误" in rule.errorTitle and "应为" in rule.error
        assert column.help in cell.comment.text
        if isinstance(column.kind, Choice):
            assert rule.type == "list" and rule.showErrorMessage
        if isinstance(column.kind, Day):
            assert rule.type == "date" and rule.operator in (None, "between")
        if isinstance(column.kind, Whole | Decimal):
            assert rule.type in ("whole", "decimal")


def test_drop_downs_point_to_the_dictionary() -> None:
    made = book("hazard")
    of = rules(made["安全隐患"])
    where = of["网格"].formula1
    assert where.startswith("'字典'!$")
    cells = made["字典"][where.split("!")[1].replace("$", "")]
    assert [cell[0].value for cell in cells] == [FORMULA, "红旗二网格"]
    assert {cell[0].data_type for cell in cells} == {"s"}
    assert not of["网格"].showErrorMessage
    assert of["隐患等级"].showErrorMessage


def test_codes_and_phones_are_text_and_dates_dates() -> None:
    sheet = book("dispute")["矛盾纠纷"]
    places = {cell.value: cell.column_letter for cell in sheet[1]}
    assert sheet[f"{places['编号']}2"].number_format == "@"
    assert sheet[f"{places['联系电话']}2"].number_format == "@"
    assert sheet.column_dimensions[places["联系电话"]].width >= 13
    assert sheet[f"{places['受理日期（必填）']}2"].value == dt.datetime(2025, 4, 3)
    code = rules(book("grid")["网格名册"])["网格编码"]
    assert (code.type, code.operator, code.formula1) == ("textLength", "equal", "15")


def test_the_example_and_what_is_no_record_are_marked() -> None:
    made = book("hazard")
    row = [cell.value for cell in made["安全隐患"][2]]
    assert row[0] == forms.EXAMPLE
    assert FORMULA in row and "=" not in [cell.data_type for cell in made["安全隐患"][2]]
    for name in ("填写说明", "字典"):
        assert forms.is_ours(made[name]["A1"].value)
        assert "安全隐患" in made[name]["A1"].value
    version = template(ledger("hazard"), NAMES).version
    assert made.custom_doc_props["gridlens_template"].value == f"hazard {version}"
    assert file_name(ledger("hazard")) == "安全隐患-填报模板.xlsx"
