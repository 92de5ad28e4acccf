"""汇报稿, prose to be read aloud: the work in the occasion's order, then problems and plans."""

import re
from collections.abc import Mapping
from dataclasses import replace

from gridlens.briefing.content import Blank, Part, Section
from gridlens.briefing.forms.slides import problems
from gridlens.briefing.material import Material
from gridlens.briefing.sentence import Figure, Paragraph, Sentence
from gridlens.briefing.wording.words import Words, over, sentence
from gridlens.settings import settings
from gridlens.translation import _

_BRACKETED = re.compile("（([^）]*)）")
_UNTOLD = ("goals_assured",)  # for those who read tables


def speech(
    material: Material, work: Mapping[str, Section], made: Mapping[str, Section]
) -> tuple[Section, ...]:
    """Return the sections of the speech; tables and charts are not read aloud.

    The causes of problems and the next steps are marked places. ``work`` and ``made`` as for
    ``gridlens.briefing.forms.slides``.
    """
    return tuple(map(_spoken, told(material, work, made)))


def told(
    material: Material, work: Mapping[str, Section], made: Mapping[str, Section]
) -> tuple[Section, ...]:
    """Return the sections of prose, in the order of the occasion, as they are written."""
    found = [prose(one) for one in work.values()]
    found += [prose(made[key]) for key in ("goals", "cases") if key in made]
    if "problems" in made:
        found.append(problems(made["problems"]))
    found += [made["next"]] if "next" in made else []
    opening = Paragraph("speech_opening", (sentence(_opening(material)),))
    prompt = _("【待填写】总的评价：在谁的领导下，以什么为指导，做成了什么。")
    return (Section("opening", "", (opening, Blank("opening", prompt))), *found)


def _opening(material: Material) -> Words:
    office = settings().office
    text = _("现将{office}人大工委{period}工作情况汇报如下。")
    return [text.format(office=office, period=over(material))]


def prose(section: Section) -> Section:
    """Return a section with its sentences and marked places alone."""
    parts: list[Part] = [
        part
        for part in section.parts
        if isinstance(part, Paragraph | Blank) and part.key not in _UNTOLD
    ]
    return replace(section, parts=tuple(parts), sections=tuple(map(prose, section.sections)))


def _spoken(section: Section) -> Section:
    """Return a section as it is said: n is not read aloud, what is not yet due is."""
    parts = tuple(
        replace(part, key=f"speech_{part.key}", sentences=tuple(map(_said, part.sentences)))
        if isinstance(part, Paragraph)
        else part
        for part in section.parts
    )
    return replace(section, parts=parts, sections=tuple(map(_spoken, section.sections)))


def _said(one: Sentence) -> Sentence:
    return Sentence(
        tuple(
            replace(part, text=_BRACKETED.sub(_loose, part.text))
            if isinstance(part, Figure)
            else part
            for part in one.parts
        )
    )


def _loose(found: re.Match[str]) -> str:
    """Return what is said of a bracket after a rate: nothing of n, all of the rest."""
    _n, _comma, rest = found.group(1).partition("，")
    return f"，{rest}" if rest else ""
