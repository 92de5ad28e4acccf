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


def shown(texts: list[Text], size: float = 10) -> str:
    """Return the words of PDF that show texts at their places."""
    return "".join(
        f"BT /F1 {size} Tf {x} {y} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
        for x, y, text in texts
    )


def stream(words: str) -> DecodedStreamObject:
    content = DecodedStreamObject()
    content.set_data(words.encode())
    return content


def resources() -> DictionaryObject:
    fonts = DictionaryObject({NameObject("/F1"): font()})
    return DictionaryObject({NameObject("/Font"): fonts})


def write(
    path: Path, *pages: list[Text], size: float = 10, password: str = "", drawn: str = ""
) -> Path:
    """Write a PDF whose pages have texts at their places, x and y from the lower left.

    ``drawn`` is drawn on each page, in PDF's own words.
    """
    writer = PdfWriter()
    for texts in pages:
        page = writer.add_blank_page(width=400, height=600)
        page[NameObject("/Resources")] = resources()
        content = stream(f"{drawn}\n" + shown(texts, size))
        page[NameObject("/Contents")] = writer._add_object(content)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    writer.write(path)
    return path


def with_form(path: Path, inner: list[Text], outer: list[Text], placed: str) -> Path:
    """Write a PDF of one page, with texts on it and texts in a form that it draws."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=400, height=600)
    form = stream(shown(inner))
    box = ArrayObject(map(NumberObject, (0, 0, 400, 600)))
    form[NameObject("/Type")], form[NameObject("/Subtype")] = map(NameObject, ("/XObject", "/Form"))
    form[NameObject("/BBox")], form[NameObject("/Resources")] = box, resources()
    forms = DictionaryObject({NameObject("/X1"): writer._add_object(form)})
    page[NameObject("/Resources")] = resources()
    page["/Resources"][NameObject("/XObject")] = forms
    words = shown(outer[:1]) + f"q {placed} /X1 Do Q\n" + shown(outer[1:])
    page[NameObject("/Contents")] = writer._add_object(stream(words))
    writer.write(path)
    return path
