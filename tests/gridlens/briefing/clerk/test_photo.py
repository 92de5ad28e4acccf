"""Photos: only PNG and JPEG of a sane size are kept, and nothing of them but the picture."""

from io import BytesIO

import pytest
from PIL import Image

from gridlens.briefing.clerk.photo import LONGEST_SIDE, MOST_BYTES, photo
from gridlens.errors import GridLensError


def image(kind: str, size: tuple[int, int] = (4, 3), **more: object) -> bytes:
    memory = BytesIO()
    Image.new("RGB", size, "#1f5fa8").save(memory, kind, **more)
    return memory.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_photos_are_taken(kind: str) -> None:
    found = photo("a", image(kind), "现场")
    assert found.caption == "现场"
    with Image.open(BytesIO(found.data)) as read:
        assert (read.format, read.size) == ("JPEG", (4, 3))


def test_large_ones_are_made_smaller_and_lose_what_they_carry() -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "某品牌手机", 6  # the maker, and an image turned sideways
    found = photo("a", image("JPEG", (4000, 1000), exif=exif), "")
    with Image.open(BytesIO(found.data)) as read:
        assert read.size == (LONGEST_SIDE // 4, LONGEST_SIDE)
        assert not dict(read.getexif())


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"MZ not a photo", "不是可用的照片。请上传 PNG 或 JPEG 文件。"),
        (image("GIF"), "不是可用的照片"),
        (image("PNG")[:40], "不是可用的照片"),
        (image("PNG", (8_000, 8_000)), "有8000×8000像素，太大了"),
        (b"x" * (MOST_BYTES + 1), "超过20 MB"),
    ],
    ids=["program", "gif", "cut", "wide", "large"],
)
def test_other_files_are_refused(data: bytes, told: str) -> None:
    with pytest.raises(GridLensError, match=told):
        photo("照片.png", data, "")
