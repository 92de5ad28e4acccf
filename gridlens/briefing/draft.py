"""What the clerk has written into a period's briefing so far, kept in the office's state.

One entry a text and one a photo, so that two people writing different paragraphs do not meet; who
writes the same one second is told, and loses nothing.
"""

import base64
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from gridlens.briefing.content import Photo
from gridlens.errors import GridLensError
from gridlens.period import Period
from gridlens.store.state import State
from gridlens.translation import _

TEXT, PHOTO = "briefing_text", "briefing_photo"
LONGEST, MOST_PHOTOS = 20_000, 6


@dataclass(frozen=True)
class DraftText:
    """A text as somebody wrote it; ``original`` stood there then, ``version`` goes with a change.

    ``text`` is None where nothing is written.
    """

    text: str | None = None
    original: str = ""
    version: int = 0


@dataclass(frozen=True)
class KeptPhoto:
    """A photo that is kept; ``version`` goes with a change."""

    name: str
    photo: Photo
    version: int


def texts(store: Path, period: Period) -> dict[str, DraftText]:
    """Return what is written for a period, and the versions of what was taken back, by key."""
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


def write(store: Path, period: Period, key: str, written: DraftText, who: str) -> None:
    """Keep a text, read at its ``version``; the original itself is no change and takes it back.

    Raises ``GridLensError`` for a text too long, ``Overtaken`` when somebody was faster.
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
    """Keep a photo; one that is there already is left as it is.

    Raises ``GridLensError`` when there are as many as a briefing takes.
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
    """Give a photo its caption; raise ``Overtaken`` when somebody was faster."""
    state = State(store)
    place = (state.entry(PHOTO, kept.name).value or {}).get("place", 0)
    state.put(PHOTO, kept.name, _value(Photo(kept.photo.data, text), place), kept.version, who)


def remove(store: Path, kept: KeptPhoto, who: str) -> None:
    """Take a photo away; raise ``Overtaken`` when somebody was faster."""
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
