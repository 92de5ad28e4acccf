"""What the command line is asked: figures, judgements, office files, proofreading, loading."""

from itertools import product

from bench.texts.checkout import Checkout
from bench.texts.files import text_of

FAULTY = "安全隐患.csv"
LOAD = "etl load data/sample"
_BY = ("", " --by grid", " --by quarter", " --by deputy", " --by category")
ANSWERED = (
    "etl history",
    "etl duplicates",
    "etl template all --out {work}/templates",
    *(
        f"gridlens outcomes --period {period}{by} --format csv"
        for period, by in product(("2025H1", "2025"), _BY)
    ),
    "gridlens outcomes --period 2025Q2 --by grid --by quarter --indicator disputes_on_time_rate",
    "gridlens pace --period 2025",
    "gridlens pace --period 2025 --format json",
    "gridlens funnel --period 2025H1 --indicator disputes_received --format json",
    "gridlens spc --period 2025H1 --indicator disputes_received --format json",
    "gridlens briefing --period 2025H1 --format pptx,docx,xlsx --out {work}/briefing",
    "gridlens briefing --period 2025Q2 --compare previous --records --grids --out {work}/quarter",
    "gridlens proofread {work}/draft.txt --period 2025H1",
    "gridlens proofread {work}/draft.txt --period 2025H1 --format json --out {work}/comments.docx",
)
REFUSED = (
    "gridlens outcomes --period 2025H9",
    "gridlens outcomes --period 2025 --by weather",
    "gridlens outcomes --period 2025 --indicator disputes_forgotten",
    "gridlens outcomes --period 2025 --grid 红旗九网格",
    "gridlens funnel --period 2025H1 --indicator motions_submitted",
    "etl load {work}/nothing.csv",
)
REJECTS = f"etl check {{work}}/{FAULTY} --rejects {{work}}/rejects.xlsx"
_FAULTY_ROWS = """编号,上报时间,所属网格,隐患等级,参与代表
YH-1,2025.6.3,红旗一网格,一般,林知远
YH-2,六月初,红旗二网格,较大,
YH-3,2025年6月5日,红旗一网个,,
YH-4,2025-06-31,红旗一网格,重大,无此人
合计,3件,,,
"""
_DRAFT = """今年上半年，街道人大工委组织理论宣讲6次、议政会3次，代表进站5次。
各网格受理矛盾纠纷148起，化解152起，化解率95.9%，同比下降0.3个百分点。
整改安全隐患300余条，同比增长8.9%，按期销号率90%。
上门服务企业63次，同比增长31.3%，完成年度目标的35%。
红旗一网格化解纠纷20起，滨河社区化解纠纷12起。
4月，安全环保组用5天协调修好路灯23盏，疏通管道15米。
群众急难愁盼事项8件全部办结，走访困难家庭15户。
接待选民群众83次，入户走访260次，联系群众两千二百余人次。
一季度排查化解矛盾纠纷67起，二季度75起，其中邻里纠纷40起。
代表林知远参加调研视察2次，提出议案建议1件。
举办义诊3场，是上年同期的三倍，参与医院3家。
议案建议10件，答复率达到95%。
2024年全年化解矛盾纠纷258起，比上年增长一成。
"""


def collect(checkout: Checkout) -> None:
    """Build the store, ask every question and keep the answers and the texts of files made."""
    work = checkout.work
    (work / "draft.txt").write_text(_DRAFT, encoding="utf-8")
    (work / FAULTY).write_text(_FAULTY_ROWS, encoding="utf-8")
    if not checkout.run(LOAD):
        return
    for command in ANSWERED:
        checkout.run(command)
    checkout.run(REJECTS, expected=1)
    for command in REFUSED:
        checkout.run(command, expected=2)
    made = [path for path in work.rglob("*") if path.suffix in (".pptx", ".docx", ".xlsx")]
    for path in sorted(path for path in made if checkout.store not in path.parents):
        checkout.keep(str(path.relative_to(work)), text_of(path.read_bytes()))
