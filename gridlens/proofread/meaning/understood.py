"""Find the words beside a number that are not understood: they may narrow the count."""

import re
from functools import cache

from gridlens.kinds import Choice
from gridlens.numbers.quantity import Quantity
from gridlens.proofread.meaning.phrases import Meaning
from gridlens.schema.ledger import Ledger

# Words that change neither what is counted nor of whom: verbs, adverbs, the whole office.
_PLAIN = """
组织 开展 举办 举行 召开 进行 推进 推动 促成 帮助 协调 督促 完成 实现 深入 走进 赴 先后 涉及 惠及
联合 我们 共计 总计 合计 累计 共 计 达到 达 已经 业已 已 均 全部 各类 各种 各项 各级 各 多 全街道
全街 全辖区 辖区 街道 人大工委 工委 人大 代表们 全体代表 代表 同志 群众 居民 选民 企业 基层 社区
网格 成功 有效 及时 积极 扎实 认真 切实 持续 依法 妥善 圆满 顺利 主动 广泛 全面 集中 如期 落地见效
到位 的 了 地 并 和 与 及 以及 等 也 又 则 还 仍 仅 只 即 就 为 有 是 在 到 中 至 一批 一大批 目前
现 总数 总量 数量 次数 件数 家数 场数 数 量 总 率 年度 全年 情况 工作 活动 事项 矛盾 安全
民生 实事 处置 调处 办理 解决 今年 本年 半年 期间 以来 其 将 把 对 向 由 从 被 得到 仅有 尚有 外
外地 先进 地区 点位 当事人 服务 按 来 报告期 发现 排查 挂牌督办 受理 接待 现有 划分 设立 设置 设有
设 建有 建成 建立 参加 派出 上门
"""
# Words that compare a number with another one, or with a goal.
_COMPARING = """
同比 环比 同期 上年 去年 增长 上升 提高 提升 增加 上涨 净增 升高 增幅 增速 攀升 下降 减少 降低
回落 下滑 降幅 缩短 压减 相比 比较 比 较 少 高 低 增 减 升 降 超 超过 占 目标 任务 计划 序时进度
时间进度 滞后 落后 慢于 欠 快于 实际 差 距离 距 高于 低于 年初 既定 季度 设定 定 看 幅度 原来
相当于
"""
_GAP = " "
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_MARKS = "\t、，；。：,:;“”（）()| \0\u3000"


def unknown(meaning: Meaning, text: str, listed: bool) -> str:
    """Return the longest word of a text that is not understood for an indicator; empty if none.

    ``listed`` means that categories are named as a condition or as examples; then they are
    understood too.
    """
    rest = _pattern(meaning.indicator.said + "|" + meaning.indicator.label).sub(_GAP, text)
    if meaning.ledger.life_cycle:
        rest = _pattern("|".join(meaning.ledger.life_cycle.nouns)).sub(_GAP, rest)
    if listed:
        rest = _categories(meaning.ledger).sub(_GAP, rest)
    return max(_PLAIN_WORDS.sub(_GAP, rest).split(), key=len, default="")


def says_nothing(text: str, numbers: list[Quantity]) -> bool:
    """Tell whether a paragraph has no words that could say what its numbers count."""
    for one in reversed(numbers):
        text = text[: one.start] + text[one.end :]
    return _CHINESE.search(_PLAIN_WORDS.sub("", text)) is None


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(set(words), key=len, reverse=True))) or "(?!)")


_PLAIN_WORDS = _any([*_PLAIN.split(), *_COMPARING.split(), *_MARKS])


@cache
def _pattern(phrases: str) -> re.Pattern[str]:
    return _any([word for phrase in phrases.split("|") for word in phrase.split(" ") if word])


@cache
def _categories(ledger: Ledger) -> re.Pattern[str]:
    kind = ledger.column(ledger.category).kind if ledger.category else None
    options = kind.options if isinstance(kind, Choice) else ()
    words = [word for option in options for word in (option.value, *option.spellings)]
    return _any([*words, "类别", "类型", "类", "领域", "方面", "重点", "性"])
