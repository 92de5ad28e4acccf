"""A small office with two deputies, and one who has left, for tests of records and duty sheets."""

from pathlib import Path

from gridlens.store.version import Version
from tests.small_store import day, publish


def open_office(folder: Path) -> Version:
    """Publish the office: 张某 (D1) has records in both quarters, 李某 (D2) has fewer."""
    both = ["D1", "D2"]
    return publish(
        folder,
        grid=[{"code": "g1", "name": "红旗一网格"}, {"code": "g2", "name": "红旗二网格"}],
        deputy=[
            {
                "code": "D1",
                "name": "张某",
                "level": "区级",
                "deputy_group": "第一代表小组",
                "since": day("2021-11-20"),
                "groups": [
                    {"name": "公正司法组", "since": day("2022-03-01"), "until": day("2024-12-31")},
                    {"name": "矛盾调解组", "since": day("2025-01-01"), "until": None},
                ],
                "grids": [
                    {"name": "g1", "since": day("2022-03-01"), "until": day("2025-03-31")},
                    {"name": "g2", "since": day("2025-04-01"), "until": None},
                ],
            },
            {"code": "D2", "name": "李某", "grids": [{"name": "g1", "since": None, "until": None}]},
            {"code": "D3", "name": "旧某", "until": day("2024-12-10")},
        ],
        session=[
            {"date": day("02-10"), "type": "代表进站", "topic": "听取意见", "deputies": both}
            | {"residents": 12, "opinions": 5, "opinions_handled": 3},
            {"date": day("03-10"), "type": "议政会", "topic": "没有点名的会"},
        ],
        visit=[
            {"date": day("04-08"), "way": "入户走访", "grid": "g2", "deputies": ["D1"]}
            | {"resident": "王某", "summary": "王某反映路灯不亮", "matter": "SQ-1"},
        ],
        inspection=[
            {"number": "SC-1", "date": day("05-15"), "topic": "安全视察", "deputies": both}
            | {"problem": "消防通道堵塞", "closed": day("06-01")},
            {"number": "SC-1", "date": day("05-15"), "topic": "安全视察", "deputies": both}
            | {"problem": "电线老化"},
            {"number": "SC-2", "date": day("06-15"), "topic": "环境视察", "deputies": ["D1"]},
        ],
        dispute=[
            {"number": "JF-1", "received": day("03-03"), "grid": "g1", "category": "邻里"}
            | {"parties": "赵小甲、钱乙", "summary": "赵小甲与钱乙争吵", "deputies": ["D1"]}
            | {"closed": day("04-20"), "outcome": "调解成功"},
            {"number": "JF-2", "received": day("03-04"), "grid": "g1", "deputies": ["D1"]}
            | {"category": "物业管理", "status": "已化解"},
            {"number": "JF-3", "received": day("2024-12-30"), "grid": "g1", "deputies": ["D1"]},
        ],
        hazard=[
            {"number": "YH-1", "found": day("06-20"), "grid": "g2", "category": "用电安全"}
            | {"summary": "插座松动", "deputies": ["D1"], "closed": day("07-05")},
        ],
        motion=[
            {"number": "YA-1", "submitted": day("01-15"), "kind": "建议", "title": "关于路灯"}
            | {"lead_deputies": ["D2"], "joint_deputies": ["D1", "D2"], "replied": day("04-01")}
            | {"result": "A"},
        ],
    )
