"""Tables as CSV: office programs read them, and run nothing in them."""

import pandas as pd

from gridlens.render.csv_table import csv_table


def test_utf8_with_its_mark_and_no_formulas() -> None:
    table = pd.DataFrame({"网格": ["一网格", "=1+1", "@甲"], "数量": [3, -1, None]}, dtype=object)
    written = csv_table(table)
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig").splitlines() == [
        "网格,数量",
        "一网格,3",
        "'=1+1,-1",
        "'@甲,",
    ]
