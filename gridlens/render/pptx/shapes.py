"""Shapes of a slide as XML: boxes with text, bars, lines. Places and sizes are in points.

The XML is written as text, because building hundreds of runs as objects takes seconds. Every run
names its language and the theme's fonts. Every colour is a theme colour. Every line has an exact
height, so that what fits here fits in every program.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from gridlens.render.office_theme import LANGUAGE, TEXT, fill, fonts
from gridlens.render.writable import in_xml, quoted

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
SET, OPEN = 1.25, 1.5  # height of a line in multiples of its size: in tables, in running text
_EMU = 12_700


@dataclass(frozen=True)
class Frame:
    """The place of a shape: left, top, width and height in points."""

    x: float
    y: float
    w: float
    h: float

    @property
    def frame(self) -> str:
        """The place as the XML of a shape needs it."""
        return (
            f'<a:off x="{emu(self.x)}" y="{emu(self.y)}"/>'
            f'<a:ext cx="{emu(self.w)}" cy="{emu(self.h)}"/>'
        )

    @property
    def right(self) -> float:
        """The right edge in points."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge in points."""
        return self.y + self.h


@dataclass(frozen=True)
class TextRun:
    """A text with one look; ``numbered`` makes it the number of its slide.

    A ``doubtful`` one is underlined, so that its colour is not the only sign.
    """

    text: str
    size: float = 16
    colour: str = TEXT
    bold: bool = False
    numbered: bool = False
    doubtful: bool = False

    @property
    def xml(self) -> str:
        """The XML of the run, including its line breaks."""
        look = (
            f'lang="{LANGUAGE}" altLang="en-US" sz="{round(self.size * 100)}" b="{int(self.bold)}" '
            f'{_WAVY if self.doubtful else ""}dirty="0"'
        )
        inner = f"{fill(self.colour)}{fonts()}"
        if self.numbered:
            return f"{_FIELD}<a:rPr {look}>{inner}</a:rPr><a:t>‹#›</a:t></a:fld>"
        pieces = [
            f"<a:r><a:rPr {look}>{inner}</a:rPr><a:t>{in_xml(piece)}</a:t></a:r>"
            for piece in self.text.split("\n")
        ]
        return f"<a:br><a:rPr {look}>{inner}</a:rPr></a:br>".join(pieces)


@dataclass(frozen=True)
class Lines:
    """A paragraph: runs, aligned to one ``side`` (l, ctr, r).

    ``leading`` is the line height in multiples of the largest size. ``before`` is the room above.
    ``hanging`` makes it an item of a list, indented that far.
    """

    runs: Sequence[TextRun]
    side: str = "l"
    leading: float = SET
    before: float = 0
    hanging: float = 0

    @property
    def height(self) -> float:
        """The height of one line of the paragraph in points."""
        return max((run.size for run in self.runs), default=0) * self.leading

    @property
    def xml(self) -> str:
        """The XML of the paragraph."""
        hang = emu(self.hanging)
        bullet = _BULLET if self.hanging else "<a:buNone/>"
        return (
            f'<a:p><a:pPr marL="{hang}" indent="{-hang}" algn="{self.side}" eaLnBrk="1">'
            f'<a:lnSpc><a:spcPts val="{round(self.height * 100)}"/></a:lnSpc>'
            f'<a:spcBef><a:spcPts val="{round(self.before * 100)}"/></a:spcBef>'
            f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet}</a:pPr>'
            f"{''.join(run.xml for run in self.runs)}</a:p>"
        )


@dataclass(frozen=True)
class Box:
    """A rectangle with text; the text or the visible rectangle may be missing.

    ``ground`` and ``edge`` are theme colours; ``share`` is how strong the ground is, in per cent.
    ``dashed`` marks a place that is still to be filled in. ``holder`` (type and index) makes the
    box a placeholder of the layout; outlines and screen readers rely on placeholders. ``inset`` is
    the room around the text: across and down.
    """

    place: Frame
    lines: Sequence[Lines] = ()
    name: str = ""
    ground: str = ""
    share: int = 100
    edge: str = ""
    dashed: bool = False
    anchor: str = "t"
    inset: tuple[float, float] = (0, 0)
    holder: str = ""

    def xml(self, number: int) -> str:
        """Return the XML of the shape; ``number`` is its id on the slide."""
        paint = fill(self.ground, self.share) if self.ground else "<a:noFill/>"
        dash = '<a:prstDash val="dash"/>' if self.dashed else ""
        edge = f'<a:ln w="12700">{fill(self.edge)}{dash}</a:ln>' if self.edge else _NO_LINE
        across, down = self.inset
        inner = "".join(line.xml for line in self.lines) or _NOTHING
        kind = "" if self.holder or not self.lines else ' txBox="1"'
        locks = '<a:spLocks noGrp="1"/>' if self.holder else ""
        holder = f"<p:ph {self.holder}/>" if self.holder else ""
        return (
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" '
            f"name={quoted(self.name or f'形状{number}')}/>"
            f"<p:cNvSpPr{kind}>{locks}</p:cNvSpPr><p:nvPr>{holder}</p:nvPr></p:nvSpPr>"
            f'<p:spPr><a:xfrm>{self.place.frame}</a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
            f"</a:prstGeom>{paint}{edge}</p:spPr>"
            f'<p:txBody><a:bodyPr wrap="square" lIns="{emu(across)}" tIns="{emu(down)}" '
            f'rIns="{emu(across)}" bIns="{emu(down)}" anchor="{self.anchor}" rtlCol="0">'
            f"<a:noAutofit/></a:bodyPr><a:lstStyle/>{inner}</p:txBody></p:sp>"
        )


_FIELD = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
_WAVY = 'u="wavyHeavy" '
_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_NOTHING = f'<a:p><a:endParaRPr lang="{LANGUAGE}" sz="1000"/></a:p>'
_BULLET = (
    '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/>'
    '<a:buChar char="•"/>'
)


def emu(points: float) -> int:
    """Return points in EMU, the unit of office files."""
    return round(points * _EMU)
