"""Every page of the application, by an address that shows it with its content.

One script serves the eight ledgers: those stand here that show something others do not.
"""

ADDRESSES = {
    "总览": "/",
    "网格": "/grids",
    "网格画像": "/grids?profile=红旗一网格",
    "代表": "/deputies",
    "履职档案": "/deputies?deputy=林知远",
    "会议活动": "/session",
    "矛盾纠纷": "/dispute",
    "议案建议": "/motion",
    "明细": "/records?indicator=disputes_settled&back=",
    "汇报材料": "/briefing",
    "研判": "/review",
    "目标": "/goals",
    "设定目标": "/goals?edit=policy_lectures||2025",
    "未办结事项": "/open",
    "自助分析": (
        "/explore?ledger=dispute&indicator=disputes_on_time_rate&by=category&by=quarter"
        "&where=source.has.网格"
    ),
    "数据核对": "/proofread",
    "数据管理": "/data",
    "指标口径": "/indicators",
    "链接有误": "/?grid=红旗九网格",
}
