"""The report: four to five pages of prose with at most three charts; tables stand in an annex."""

from collections.abc import Mapping
from dataclasses import replace

from gridlens.briefing.content import BriefingTable, Part, Picture, Section
from gridlens.charts.spec import Heat

MOST_CHARTS = 3


def report(
    told: tuple[Section, ...], work: Mapping[str, Section], made: Mapping[str, Section]
) -> tuple[Section, ...]:
    """Return the sections of the report: the prose (``told``), with charts after the work."""
    charts = _charts(made)
    last = next((one.key for one in reversed(list(work.values()))), "")
    return tuple(
        replace(one, parts=(*one.parts, *charts)) if one.key == last else one for one in told
    )


def annex(made: Mapping[str, Section]) -> tuple[Section, ...]:
    """Return the sections of the annex: every table of the long form, and the heat maps."""
    found = []
    for section in made.values():
        parts = [part for one in (section, *section.sections) for part in one.parts]
        tables: list[Part] = [part for part in parts if _is_table(part)]
        if tables:
            found.append(Section(f"annex_{section.key}", section.heading, tuple(tables)))
    return tuple(found)


def _is_table(part: Part) -> bool:
    heat = isinstance(part, Picture) and isinstance(part.chart, Heat)
    return heat or isinstance(part, BriefingTable)


def _charts(made: Mapping[str, Section]) -> list[Part]:
    """Return the charts by quarter, those with a finding first."""
    parts = made["trends"].parts if "trends" in made else ()
    pictures = [part for part in parts if isinstance(part, Picture)]
    return [*sorted(pictures, key=lambda one: one.claim is None)[:MOST_CHARTS]]
