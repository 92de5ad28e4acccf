"""Photos: PNG and JPEG of a sane size, nothing else."""

from io import BytesIO

import pytest
from PIL import Image

from gridlens.briefing.photo import MOST_BYTES, photo
from gridlens.errors import GridLensError


def image(kind: str) -> bytes:
    memory = BytesIO()
    Image.new("RGB", (4, 3), "#1f5fa8").save(memory, kind)
    return memory.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_photos_are_taken(kind: str) -> None:
    assert photo("a", image(kind), "现场").caption == "现场"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"MZ not a photo", "不是可用的照片。请上传 PNG 或 JPEG 文件。"),
        (image("GIF"), "不是可用的照片"),
        (image("PNG")[:40], "不是可用的照片"),
        (b"x" * (MOST_BYTES + 1), "超过10 MB"),
    ],
    ids=["program", "gif", "cut", "large"],
)
def test_other_files_are_refused(data: bytes, told: str) -> None:
    with pytest.raises(GridLensError, match=told):
        photo("照片.png", data, "")
