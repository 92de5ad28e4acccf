"""Find the parts of an .xlsx by its relationships, wherever its writer has put them.

A package names its workbook in ``_rels/.rels``; the workbook names its sheets, texts and styles in
a file of relationships beside itself. Names and folders are up to the writer.
"""

import io
import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree

_NAMES, _USUAL = "_rels/.rels", "xl/workbook.xml"
_CHUNK = 2**20
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_TRUE = ("1", "true", "on")


@dataclass(frozen=True)
class Part:
    """A sheet of cells: its name, its state as the workbook writes it, and its archive part."""

    name: str
    state: str | None
    part: str


@dataclass(frozen=True)
class Package:
    """What a workbook is made of; ``epoch1904`` means that it counts days from 1904."""

    workbook: str
    sheets: tuple[Part, ...]
    texts: str | None
    styles: str | None
    epoch1904: bool


def workbook_part(archive: zipfile.ZipFile) -> str | None:
    """Return the part that the package names as its document; None if it has no such part."""
    named = [target for kind, target in _links(archive, "").values() if kind == "officeDocument"]
    return next((part for part in (*named, _USUAL) if part in archive.NameToInfo), None)


def package_of(archive: zipfile.ZipFile) -> Package:
    """Return the parts of a workbook.

    Raises ``KeyError`` or ``etree.XMLSyntaxError`` if the package is damaged.
    """
    workbook = workbook_part(archive)
    if workbook is None:
        raise KeyError(_USUAL)
    links, tree = _links(archive, workbook), _tree(archive, workbook)
    by_kind = {kind: part for kind, part in links.values() if part in archive.NameToInfo}
    sheets = []
    for sheet in tree.iterfind(".//{*}sheets/{*}sheet"):
        link = sheet.get(f"{{{_OFFICE}}}id") or sheet.get(f"{{{_STRICT}}}id") or ""
        kind, part = links.get(link, ("", ""))
        if kind == "worksheet":
            sheets.append(Part(sheet.get("name", ""), sheet.get("state"), part))
    # Only the setting right below the root counts: an extension may repeat its name.
    setting = tree.find("{*}workbookPr")
    epoch1904 = setting is not None and setting.get("date1904", "").strip().lower() in _TRUE
    texts, styles = by_kind.get("sharedStrings"), by_kind.get("styles")
    return Package(workbook, tuple(sheets), texts, styles, epoch1904)


def plain(archive: zipfile.ZipFile, package: Package) -> bytes | None:
    """Return the workbook with the parts that hold cells, laid out as most programs do.

    The reader of cells finds the parts only where they usually are, and takes an extension of the
    setting of the epoch for the setting itself. None if the workbook needs no such care.
    """
    if package.workbook == _USUAL and _NAMES in archive.NameToInfo and not package.epoch1904:
        return None
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        made.writestr("[Content_Types].xml", f'<Types xmlns="{_TYPES}"/>')
        made.writestr(_NAMES, _written_links([("officeDocument", _USUAL)]))
        made.writestr(_USUAL, _written_workbook(package))
        links = []
        for number, sheet in enumerate(package.sheets, start=1):
            links.append(("worksheet", f"worksheets/sheet{number}.xml"))
            _copy(archive, sheet.part, made, f"xl/worksheets/sheet{number}.xml")
        for kind, part in (("sharedStrings", package.texts), ("styles", package.styles)):
            if part is not None:
                links.append((kind, f"{kind}.xml"))
                _copy(archive, part, made, f"xl/{kind}.xml")
        made.writestr("xl/_rels/workbook.xml.rels", _written_links(links))
    return out.getvalue()


def _links(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Return the relationships of a part by their id: the last word of the kind, and the target.

    The relationships of the package itself are those of the part "".
    """
    folder, name = posixpath.split(part)
    beside = posixpath.join(folder, "_rels", f"{name}.rels")
    if beside not in archive.NameToInfo:
        return {}
    return {
        link.get("Id", ""): (
            posixpath.basename(link.get("Type", "")),
            posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))[1:],
        )
        for link in _tree(archive, beside).iterfind("{*}Relationship")
        if link.get("TargetMode") != "External"
    }


def _tree(archive: zipfile.ZipFile, part: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(part), parser)


def _written_links(links: list[tuple[str, str]]) -> bytes:
    root = etree.Element(f"{{{_LINKS}}}Relationships", nsmap={None: _LINKS})
    for number, (kind, target) in enumerate(links, start=1):
        etree.SubElement(
            root,
            f"{{{_LINKS}}}Relationship",
            {"Id": f"rId{number}", "Type": f"{_OFFICE}/{kind}", "Target": target},
        )
    return bytes(etree.tostring(root))


def _written_workbook(package: Package) -> bytes:
    root = etree.Element(f"{{{_MAIN}}}workbook", nsmap={None: _MAIN, "r": _OFFICE})
    setting = {"date1904": "1"} if package.epoch1904 else {}
    etree.SubElement(root, f"{{{_MAIN}}}workbookPr", setting)
    sheets = etree.SubElement(root, f"{{{_MAIN}}}sheets")
    for number, sheet in enumerate(package.sheets, start=1):
        told = {"name": sheet.name, "sheetId": f"{number}", f"{{{_OFFICE}}}id": f"rId{number}"}
        told |= {"state": sheet.state} if sheet.state else {}
        etree.SubElement(sheets, f"{{{_MAIN}}}sheet", told)
    return bytes(etree.tostring(root))


def _copy(archive: zipfile.ZipFile, part: str, made: zipfile.ZipFile, name: str) -> None:
    with archive.open(part) as source, made.open(name, "w", force_zip64=True) as target:
        while piece := source.read(_CHUNK):
            target.write(piece)
