"""Give the signs that a PDF names by their shape the codes that people write.

Browsers and some fonts say ⼯ (a radical) for 工, ⻔ for 门 and ﬁ for fi. They look the same, but
no word would be found with them.
"""

import unicodedata

# Radicals that Unicode itself does not relate to the character of the same shape.
_RADICALS = dict(
    zip(
        "⺎⺒⺟⺠⺩⺪⺫⺮⺶⺼⻁⻄⻅⻆⻉⻊⻋⻑⻒⻓⻔⻘⻙⻚⻛⻜⻝⻟⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳",
        "兀巳母民王疋目竹羊肉虎西见角贝足车長镸长门青韦页风飞食飠马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟",
        strict=True,
    )
)
_SHAPES = str.maketrans(
    {
        **{
            sign: unicodedata.normalize("NFKC", sign)
            for sign in map(chr, (*range(0x2F00, 0x2FD6), *range(0xFB00, 0xFB07)))
        },
        **_RADICALS,
        "\u2f3e": "户",  # which Unicode relates to its older form 戶
        "\u00ad": "",
        "\u200b": "",
        "\ufeff": "",
    }
)


def written(text: str) -> str:
    """Return a text as people write it."""
    return text.translate(_SHAPES)
