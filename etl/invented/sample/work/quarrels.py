"""What the disputes are about: category, parties, phone and a short account."""

from random import Random

from etl.invented.sample.office import people
from etl.invented.sample.office.area import Row

# category: weight, accounts
STORIES: dict[str, tuple[int, tuple[str, ...]]] = {
    "邻里": (
        22,
        (
            "{a}家空调外机滴水，影响楼下{b}家晾晒，双方多次争吵",
            "{a}在楼道堆放纸箱，邻居{b}出入不便",
            "{house}{a}家夜间练琴，{b}反映影响老人休息",
            "{a}与{b}因共用下水管道疏通费用分摊意见不一",
            "{a}饲养的犬只在单元门口吠叫，{b}要求妥善看管",
        ),
    ),
    "物业管理": (
        16,
        (
            "{a}因楼顶渗漏未修拒交物业费，物业公司派{b}上门催缴发生口角",
            "业主{a}反映电梯频繁停运，物业负责人{b}称维修基金尚未批下",
            "{a}的车位被长期占用，要求物业{b}出面协调",
            "小区大门道闸抬杆砸到{a}的电动车，与物业{b}就赔偿协商不成",
        ),
    ),
    "婚姻家庭": (
        14,
        (
            "{a}与{b}因子女抚养费支付时间产生争执",
            "兄妹{a}、{b}就老人轮流照料安排意见不一",
            "{a}与儿媳{b}因带孙辈问题长期不睦",
            "夫妻{a}、{b}因家庭开支发生争吵，邻居报网格员上门劝解",
        ),
    ),
    "劳动争议": (
        10,
        (
            "{a}在{b}承包的装修工地干活，尾款六千元未结清",
            "{a}从{b}经营的餐馆离职，就最后一个月工资发生争议",
            "{a}等三人向包工头{b}讨要年前工钱，联系电话{phone}",
            "{a}试用期被辞退，要求店主{b}补发加班费",
        ),
    ),
    "房屋宅基地": (
        9,
        (
            "{house}{a}家卫生间漏水，楼下{b}家吊顶受损，联系电话{phone}",
            "{a}装修敲墙，{b}担心影响承重，要求停工",
            "{a}与{b}因院墙边界和滴水檐位置产生争议",
        ),
    ),
    "合同债务": (
        8,
        (
            "{a}租住{b}的房屋，退租时押金扣减产生分歧",
            "{b}向{a}借款一万二千元逾期未还，双方到社区要求调解",
            "{a}预付定制家具款后，商户{b}迟迟不交货",
        ),
    ),
    "损害赔偿": (
        6,
        (
            "{a}骑车碰倒{b}晾晒的摊架，就赔偿数额争执",
            "{a}家孩子踢球打碎{b}家玻璃，双方家长意见不一",
        ),
    ),
    "道路交通": (
        6,
        (
            "{a}倒车时剐蹭{b}停放的三轮车，双方就修理费协商不下",
            "{a}与{b}在菜市场路口电动车相撞，均有轻微擦伤",
        ),
    ),
    "消费": (
        4,
        (
            "{a}在{b}经营的理发店办卡后门店转让，要求退还余额",
            "{a}认为{b}店内水果短斤少两，要求退款",
        ),
    ),
    "医疗": (2, ("{a}对诊所{b}的换药收费有疑问，要求说明并退还部分费用",)),
    "征地拆迁": (2, ("{a}与{b}就老院拆除后的附属物补偿分配有争议",)),
    "其他": (3, ("{a}与{b}因广场舞场地和音量问题发生争执",)),
}
_WAGES_DUE = (1, 2, 12)


def tell(rng: Random, month: int) -> Row:
    """Return a dispute's category, parties, phone and account.

    Disputes about wages are more frequent before the Spring Festival.
    """
    weights = {category: weight for category, (weight, _accounts) in STORIES.items()}
    if month in _WAGES_DUE:
        weights["劳动争议"] *= 2
    category = rng.choices(list(weights), list(weights.values()))[0]
    a, b = people.resident(rng), people.resident(rng)
    phone = people.phone(rng)
    house = (
        f"{rng.randint(1, 18)}号楼{rng.randint(1, 4)}单元{rng.randint(1, 6)}0{rng.randint(1, 3)}室"
    )
    account = rng.choice(STORIES[category][1])
    return {
        "category": category,
        "parties": f"{a}、{b}",
        "phone": phone,
        "summary": account.format(a=a, b=b, phone=phone, house=house),
    }
