"""What people have said that numbers and phrases of drafts are about, against what was read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from gridlens.errors import GridLensError
from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import indicators
from gridlens.numbers.numerals import quantities
from gridlens.numbers.quantity import Quantity
from gridlens.period import parse_period
from gridlens.proofread.figures import Figures
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.judge import judged
from gridlens.proofread.meaning.question import Topic
from gridlens.proofread.meaning.relation import Relation, RelationKind, fits, relation
from gridlens.proofread.meaning.surroundings import around
from gridlens.proofread.meaning.whom import Whom
from gridlens.store.office.marks import Correction
from gridlens.store.office.readings import phrase_readings
from gridlens.translation import _

# A person who says what a mean or a beginning is about has named its indicator and period.
_PLAIN = (RelationKind.MEAN, RelationKind.BEGAN)


def office_readings(store: Path) -> dict[str, str]:
    """Return the indicator that each of the office's own phrases means; "" for no claim of ours."""
    return {one.phrase: one.indicator for one in phrase_readings(store)}


def reread(figures: Figures, finding: Finding, topic: Topic, text: str = "") -> Finding:
    """Judge a finding anew, as a number about a topic.

    ``text`` is the draft; from it comes what the number says about the topic, such as a change
    since last year. Raises ``GridLensError`` for a finding that has no number, and for a number
    that the topic's indicator cannot have.
    """
    one, told = _said(finding, text)
    about = find_indicator(topic.indicator)[0]
    if not fits(about, one, told):
        raise GridLensError(
            _("“{text}”不会是“{label}”的数，单位不同。").format(
                text=finding.text, label=_(about.label)
            ),
            _("请改选别的指标。"),
        )
    found = judged(figures, one, topic, told, None)
    return replace(
        finding,
        verdict=found.verdict,
        indicator=topic.indicator,
        period=(found.period or topic.period).key,
        expected=found.expected,
        whom=topic.whom.name,
        kind=told.kind.value,
        reason=found.reason,
        question=topic,
        figure=found.figure,
    )


def not_ours(finding: Finding) -> Finding:
    """Return a finding as one that a person has called no claim about the ledgers."""
    return Finding(
        finding.text,
        finding.start,
        finding.number,
        finding.unit,
        Verdict.NOT_A_CLAIM,
        reason=_("人工认定不是台账的指标。"),
    )


def topic_of(finding: Finding, said: Correction) -> Topic:
    """Return the topic that a person has named for a finding.

    The conditions that were read beside the number hold on where the indicator is the same.
    """
    whom = Whom(said.whom, said.grids, said.deputy)
    topic = Topic(said.indicator, parse_period(said.period), whom)
    read = finding.question
    if read is None or read.indicator != said.indicator:
        return topic
    return replace(topic, where=read.where, taking_part=read.taking_part)


def corrected_findings(
    figures: Figures, findings: Sequence[Finding], said: Mapping[int, Correction], text: str
) -> list[Finding]:
    """Return the findings, those judged anew about which a person has said something.

    ``said`` is by the start of a finding. What no longer fits the ledgers or names a grid or a
    deputy that is no more is passed over.
    """
    return [
        _corrected(figures, one, said[one.start], text)
        if one.start in said and _holds(figures, one, said[one.start], text)
        else one
        for one in findings
    ]


def _corrected(figures: Figures, finding: Finding, said: Correction, text: str) -> Finding:
    if not said.indicator:
        return not_ours(finding)
    return reread(figures, finding, topic_of(finding, said), text)


def _holds(figures: Figures, finding: Finding, said: Correction, text: str) -> bool:
    """Tell whether all that a correction names is still there, and can be what the number says."""
    if not said.indicator:
        return True
    version, (one, told) = figures.version, _said(finding, text)
    return (
        said.indicator in indicators()
        and fits(find_indicator(said.indicator)[0], one, told)
        and set(said.grids) <= set(version.grids["code"])
        and (said.deputy is None or said.deputy in set(version.deputies["code"]))
    )


def _said(finding: Finding, text: str) -> tuple[Quantity, Relation]:
    """Return the number of a finding, and what it says about its topic."""
    begin = text.rfind("\n", 0, finding.start) + 1
    paragraph = text[begin:].partition("\n")[0]
    every = list(quantities(paragraph))
    for which, one in enumerate(every):
        if one.start == finding.start - begin and one.text == finding.text:
            beside = around(paragraph, every, which)
            read = relation(one, beside.place.left, beside.place.right, beside.sentence)
            return one, _plain(read if finding.kind in ("", read.kind.value) else _own(finding))
    alone = next(quantities(finding.text), None)
    if alone is None:
        raise GridLensError(_("这处没有数字，不能改认。"))
    return alone, _plain(_own(finding))


def _own(finding: Finding) -> Relation:
    kinds = {kind.value for kind in RelationKind}
    return Relation(RelationKind(finding.kind) if finding.kind in kinds else RelationKind.VALUE)


def _plain(told: Relation) -> Relation:
    return replace(told, kind=RelationKind.VALUE) if told.kind in _PLAIN else told
