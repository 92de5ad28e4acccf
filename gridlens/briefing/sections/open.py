"""未办结事项: in each ledger, how many matters came in, were closed, are open, and are overdue."""

from gridlens.briefing.content import BriefingTable, Cell, Section, TableColumn
from gridlens.briefing.material import Material
from gridlens.briefing.sentence import Figure, Paragraph, Role
from gridlens.briefing.wording.words import Words, at_end, exact, figure, listed, sentence
from gridlens.figures.dimensions import EVERY_AGE
from gridlens.figures.outcomes import outcomes
from gridlens.ledgers import activity_ledgers
from gridlens.overview.sentence import balanced
from gridlens.schema.ledger import Ledger
from gridlens.translation import N_, _

_COLUMNS = (
    ("carried_over", N_("期初结转"), 0.11),
    ("received", N_("期内受理"), 0.11),
    ("closed", N_("期内办结"), 0.11),
    ("open", N_("期末在办"), 0.11),
    ("overdue", N_("其中逾期"), 0.11),
    ("closing_rate", N_("办结率"), 0.15),
    ("on_time_rate", N_("按期办结率"), 0.16),
)


def ledgers_told(material: Material) -> list[Ledger]:
    """Return the ledgers with a life cycle that had any matter in the period."""
    return [
        ledger
        for ledger in activity_ledgers().values()
        if ledger.life_cycle
        and any(
            (card := material.cards.get(f"{ledger.life_cycle.prefix}_{name}")) and card.value
            for name in ("carried_over", "received", "closed", "open")
        )
    ]


def section(material: Material, key: str, heading: str) -> Section | None:
    """Return the section; None if no ledger has matters."""
    told = ledgers_told(material)
    if not told:
        return None
    opened = [ledger for ledger in told if (_value(material, ledger, "open") or 0) > 0]
    late = [ledger for ledger in opened if (_value(material, ledger, "overdue") or 0) > 0]
    total = _count(material, opened, "open")
    words: Words = [_("{end}没有未办结的事项").format(end=at_end(material))]
    if opened:
        words = [
            _("{end}未办结事项").format(end=at_end(material)),
            total,
            _("，其中"),
            *listed([_noun(material, ledger, "open") for ledger in opened], "、"),
        ]
        words += ["；"]
        words += (
            [_("已过办理期限"), _count(material, late, "overdue")] if late else [_("都没有逾期")]
        )
        if late:
            words += [_("，其中")]
            words += listed([_noun(material, ledger, "overdue") for ledger in late], "、")
    balance = "；".join(
        f"{_(ledger.title)}{balanced(ledger, material.cards)}"
        for ledger in told
        if balanced(ledger, material.cards)
    )
    lead = Paragraph("open_lead", (sentence([*words, "。"]),))
    tables = [_table(material, told, balance)]
    if opened:
        tables.append(_ages(material, opened))
    claim = sentence(words) if opened else None
    if late:
        claim = sentence(
            [
                _("{end}未办结").format(end=at_end(material)),
                total,
                _("，其中"),
                _count(material, late, "overdue"),
                _("已过期限"),
            ]
        )
    return Section(key, heading, (lead, *tables), claim=claim)


def _value(material: Material, ledger: Ledger, name: str) -> float | None:
    assert ledger.life_cycle
    card = material.cards.get(f"{ledger.life_cycle.prefix}_{name}")
    return card.value if card else None


def _count(material: Material, ledgers: list[Ledger], name: str) -> Figure:
    """Return the number of matters in several ledgers together, as a figure."""
    total = sum(_value(material, ledger, name) or 0 for ledger in ledgers)
    period = material.filters.period.key
    which = (("matters", name),)
    return Figure(
        _("{n}项").format(n=f"{total:,.0f}"), total, "", period, Role.COUNT, which, page="open"
    )


def _noun(material: Material, ledger: Ledger, name: str) -> Words:
    assert ledger.life_cycle
    card = material.cards[f"{ledger.life_cycle.prefix}_{name}"]
    return [_(ledger.life_cycle.noun), exact(card, material.filters.period)]


def _table(material: Material, ledgers: list[Ledger], balance: str) -> BriefingTable:
    rows = []
    for ledger in ledgers:
        assert ledger.life_cycle
        cells: list[Cell] = [_(ledger.title)]
        for name, _title, _width in _COLUMNS:
            card = material.cards.get(f"{ledger.life_cycle.prefix}_{name}")
            cells.append(exact(card, material.filters.period) if card else None)
        rows.append(tuple(cells))
    columns = [TableColumn(_("台账"), 0.14)]
    columns += [TableColumn(_(title), width, number=True) for _name, title, width in _COLUMNS]
    note = _("期初结转＋期内受理－期内办结＝期末在办：{balance}。").format(balance=balance)
    return BriefingTable(
        "open_table", _("事项办理情况"), tuple(columns), tuple(rows), note if balance else ""
    )


def _ages(material: Material, ledgers: list[Ledger]) -> BriefingTable:
    """Return the table of open matters by ledger and by days past the due date."""
    period = material.filters.period
    keys = [f"{ledger.life_cycle.prefix}_open" for ledger in ledgers if ledger.life_cycle]
    found = outcomes(material.version, material.scope, material.filters, keys, ["age"])
    values = {
        (k, a): v for k, a, v in zip(found["indicator"], found["age"], found["value"], strict=True)
    }
    shown = [age for age in EVERY_AGE if any(values.get((key, age)) for key in keys)]
    rows: list[tuple[Cell, ...]] = []
    for ledger, key in zip(ledgers, keys, strict=True):
        cells = [
            figure(key, values.get((key, age)), None, period, (("age", age),)) for age in shown
        ]
        rows.append((_(ledger.title), *cells))
    width = 0.8 / max(1, len(shown))
    columns = [
        TableColumn(_("台账"), 0.2),
        *(TableColumn(_(age), width, number=True) for age in shown),
    ]
    return BriefingTable("ages_table", _("期末在办事项逾期情况"), tuple(columns), tuple(rows))
