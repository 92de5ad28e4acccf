"""The texts and photos a clerk has put into the briefing of a period, kept in the office's state.

Each text and each photo is an entry of its own. So two people who write different paragraphs do
not disturb each other. If two people write the same paragraph, the second is told, and loses
nothing.
"""

import base64
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from gridlens.briefing.content import Photo
from gridlens.errors import GridLensError
from gridlens.period import Period
from gridlens.store.office.state import State
from gridlens.translation import _

TEXT, PHOTO = "briefing_text", "briefing_photo"
TONE = "tone:"  # before the key of a problem: how it is told
LONGEST, MOST_PHOTOS = 20_000, 6


@dataclass(frozen=True)
class DraftText:
    """A text as somebody wrote it, and the text (``original``) that stood in its place then.

    ``text`` is None if nothing is written. ``version`` is the version of the entry that was read;
    a change must give it.
    """

    text: str | None = None
    original: str = ""
    version: int = 0


@dataclass(frozen=True)
class KeptPhoto:
    """A photo that is kept; ``version`` is the version that was read, which a change must give."""

    name: str
    photo: Photo
    version: int


def texts(store: Path, period: Period) -> dict[str, DraftText]:
    """Return the texts written for a period by key, and the tones of its problems (``TONE``).

    Texts that were taken back are there too, with their version and without a text.
    """
    state = State(store)
    begin = f"{period.key}|"
    versions = state.versions(TEXT)
    values = state.entries(TEXT) if versions else {}
    found = {}
    for name, version in versions.items():
        if name.startswith(begin):
            value = values[name].value if name in values else None
            text, original = (value["text"], value["original"]) if value else (None, "")
            found[name.removeprefix(begin)] = DraftText(text, original, version)
    return found


def tones(store: Path, period: Period) -> tuple[tuple[str, str], ...]:
    """Return the tone chosen for each problem of a period, by its key, in order of the keys."""
    found = texts(store, period)
    return tuple(
        (key.removeprefix(TONE), one.text)
        for key, one in sorted(found.items())
        if key.startswith(TONE) and one.text is not None
    )


def write(store: Path, period: Period, key: str, written: DraftText, who: str) -> None:
    """Keep a text; a text equal to its original takes the change back.

    Raises ``GridLensError`` for a text that is too long, and ``Overtaken`` if somebody else
    changed the text after ``written.version`` was read.
    """
    text = written.text or ""
    if len(text) > LONGEST:
        raise GridLensError(_("这段文字超过{n}个字，没有保存。").format(n=LONGEST))
    value = None if text == written.original else {"text": text, "original": written.original}
    State(store).put(TEXT, f"{period.key}|{key}", value, written.version, who)


def photos(store: Path, period: Period) -> list[KeptPhoto]:
    """Return the photos of a period, in the order they were added."""
    found = [
        (entry.value["place"], KeptPhoto(name, _photo(entry.value), entry.version))
        for name, entry in State(store).entries(PHOTO).items()
        if name.startswith(f"{period.key}|")
    ]
    return [kept for _place, kept in sorted(found, key=lambda one: (one[0], one[1].name))]


def add(store: Path, period: Period, photo: Photo, who: str) -> None:
    """Keep a photo; a photo that is already kept stays as it is.

    Raises ``GridLensError`` if the briefing already has ``MOST_PHOTOS`` photos.
    """
    there = photos(store, period)
    name = f"{period.key}|{crc32(photo.data):08x}"
    if any(kept.name == name for kept in there):
        return
    if len(there) >= MOST_PHOTOS:
        raise GridLensError(_("最多放{n}张照片。").format(n=MOST_PHOTOS))
    state = State(store)
    state.put(
        PHOTO, name, _value(photo, _last(state, period) + 1), state.entry(PHOTO, name).version, who
    )


def caption(store: Path, kept: KeptPhoto, text: str, who: str) -> None:
    """Set the caption of a photo; raise ``Overtaken`` if somebody else changed it first."""
    state = State(store)
    place = (state.entry(PHOTO, kept.name).value or {}).get("place", 0)
    state.put(PHOTO, kept.name, _value(Photo(kept.photo.data, text), place), kept.version, who)


def remove(store: Path, kept: KeptPhoto, who: str) -> None:
    """Remove a photo; raise ``Overtaken`` if somebody else changed it first."""
    State(store).put(PHOTO, kept.name, None, kept.version, who)


def _last(state: State, period: Period) -> int:
    places = [
        entry.value["place"]
        for name, entry in state.entries(PHOTO).items()
        if name.startswith(f"{period.key}|")
    ]
    return max(places, default=0)


def _value(photo: Photo, place: int) -> dict[str, object]:
    data = base64.b64encode(photo.data).decode("ascii")
    return {"data": data, "caption": photo.caption, "place": place}


def _photo(value: dict[str, str]) -> Photo:
    return Photo(base64.b64decode(value["data"]), value["caption"])
