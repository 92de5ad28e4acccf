"""Write a small PDF with Chinese text at given places, without any font's file."""

from pathlib import Path

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

Text = tuple[float, float, str]


def font() -> DictionaryObject:
    """Return a font that every reader of Chinese has; its codes are those of UTF-16."""
    name = NameObject
    info = DictionaryObject(
        {
            name("/Registry"): name("/Adobe"),
            name("/Ordering"): name("/GB1"),
            name("/Supplement"): NumberObject(2),
        }
    )
    below = DictionaryObject(
        {
            name("/Type"): name("/Font"),
            name("/Subtype"): name("/CIDFontType0"),
            name("/BaseFont"): name("/STSong-Light"),
            name("/CIDSystemInfo"): info,
            name("/DW"): NumberObject(1000),
        }
    )
    return DictionaryObject(
        {
            name("/Type"): name("/Font"),
            name("/Subtype"): name("/Type0"),
            name("/BaseFont"): name("/STSong-Light"),
            name("/Encoding"): name("/UniGB-UCS2-H"),
            name("/DescendantFonts"): ArrayObject([below]),
        }
    )


def write(
    path: Path, *pages: list[Text], size: float = 10, password: str = "", drawn: str = ""
) -> Path:
    """Write a PDF whose pages have texts at their places, x and y from the lower left.

    ``drawn`` is drawn on each page, in PDF's own words.
    """
    writer = PdfWriter()
    for texts in pages:
        page = writer.add_blank_page(width=400, height=600)
        fonts = DictionaryObject({NameObject("/F1"): font()})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        content = DecodedStreamObject()
        content.set_data(
            f"{drawn}\n".encode()
            + "".join(
                f"BT /F1 {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
                for x, y, text in texts
            ).encode()
        )
        page[NameObject("/Contents")] = writer._add_object(content)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(path)
    return path
