"""Inspections by the special groups; each problem found is a row under the same number."""

from random import Random

from etl.invented.sample.office import people
from etl.invented.sample.office.area import Row, demo, reported
from etl.invented.sample.office.days import draw, plus
from etl.invented.sample.table import cells_of, day

# number, date, group, topic
INSPECTIONS = cells_of(
    """
    SC2024-01 2024-03-21 安全环保组 春季用火用电安全视察
    SC2024-02 2024-05-16 营商环境组 便民服务窗口办事效率调研
    SC2024-03 2024-06-20 公正司法组 社区法律顾问作用发挥调研
    SC2024-04 2024-08-15 安全环保组 防汛和地下空间安全视察
    SC2024-05 2024-10-17 矛盾调解组 物业矛盾纠纷专题调研
    SC2024-06 2024-12-12 安全环保组 冬季燃气安全视察
    SC2025-01 2025-02-20 营商环境组 节后企业复工和用工情况调研
    SC2025-02 2025-03-27 安全环保组 电动自行车停放充电安全视察
    SC2025-03 2025-05-15 公正司法组 人民调解与司法确认衔接视察
    SC2025-04 2025-06-12 安全环保组 汛前隐患和生产安全视察
    """
)
# number, grid, unit, problem, days until it was closed (— while it is open); one found nothing
PROBLEMS = cells_of(
    """
    SC2024-01 中山一 消防工作站   沿街餐馆灶台油垢未清理         12
    SC2024-01 建设一 供电服务站   小作坊线路私接                 20
    SC2024-02 中山二 便民服务中心 叫号机故障，群众排队时间长     15
    SC2024-03 红旗二 平安法治办   法律顾问坐班日未公示           9
    SC2024-03 光明一 平安法治办   调解卷宗归档不全               34
    SC2024-04 新风二 城建办       地下车库挡水板缺失             6
    SC2024-04 康乐一 城建办       排水泵未做试运行               8
    SC2024-04 建设二 市政管理所   雨水箅子堵塞                   4
    SC2024-05 红旗四 —            —                              —
    SC2024-06 中山三 燃气服务站   餐馆报警器探头位置不当         18
    SC2024-06 光明三 燃气服务站   老旧楼院燃气立管锈蚀           41
    SC2025-01 建设一 社会事务办   招聘信息发布渠道单一           22
    SC2025-01 中山一 城管执法队   园区门口占道经营影响货运       14
    SC2025-02 红旗一 消防工作站   单元门厅停放电动车             11
    SC2025-02 新风一 供电服务站   充电棚雨天漏水                 38
    SC2025-02 康乐三 消防工作站   充电区灭火器配备不足           5
    SC2025-03 光明二 平安法治办   纠纷排查登记不及时             —
    SC2025-03 中山四 平安法治办   司法确认告知单未发放到位       27
    SC2025-04 建设二 城建办       临河护栏松动                   13
    SC2025-04 建设三 应急办       小仓库疏散通道被占             —
    SC2025-04 红旗三 生态环境办   汽修店废油处置台账不全         —
    SC2025-04 中山二 市政管理所   下穿通道排水沟淤堵             15
    """
)
_DAYS_ALLOWED = 30


def rows() -> list[Row]:
    """Return one row for each problem found, and one for the inspection that found none."""
    rng = Random("inspections")
    held = {number: (day(date), group, topic) for number, date, group, topic in INSPECTIONS}
    joined = {number: rng.sample(people.on_duty(on), 3) for number, (on, _g, _t) in held.items()}
    found = []
    for number, short, unit, problem, days in PROBLEMS:
        date, group, topic = held[number]
        closed = draw(rng, plus(date, int(days)), plus(date, int(days) + 2)) if days else None
        found.append(
            {
                "number": number,
                "date": date,
                "organiser": "示范街道人大工委",
                "group": group,
                "topic": topic,
                "grid": f"{short}网格",
                "deputies": joined[number],
                "problem": problem or None,
                "responsible_unit": unit or None,
                "due": plus(date, _DAYS_ALLOWED) if problem else None,
                "closed": closed,
                "status": ("已办结" if closed else "整改中") if problem else None,
                **reported(None, demo(f"示范街道{group}"), "蔺知秋"),
            }
        )
    return found
