"""典型案例 and 下步打算: marked places that the clerk fills in; no rule writes them."""

from gridlens.briefing.content import Blank, Section
from gridlens.briefing.material import Material
from gridlens.translation import _


def cases(_material: Material, key: str, heading: str) -> Section:
    """Return the section where the clerk writes a typical case; it may have photos."""
    prompt = _("【待填写】典型案例：时间、地点、群众反映的问题、代表如何推动、结果；可附照片。")
    return Section(key, heading, (Blank("cases", prompt),))


def next_steps(_material: Material, key: str, heading: str) -> Section:
    """Return the section where the clerk writes the next steps."""
    prompt = _("【待填写】下步打算：针对存在的问题，逐条写明措施、责任单位和时限。")
    return Section(key, heading, (Blank("next", prompt),))
