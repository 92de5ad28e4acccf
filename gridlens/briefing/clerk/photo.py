"""Take in a photo that the clerk adds: check it, make it small enough, and strip its metadata.

Phones write place, time and device into their photos. None of that may leave the office.
"""

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from gridlens.briefing.content import Photo
from gridlens.errors import GridLensError
from gridlens.translation import _

FORMATS = ("PNG", "JPEG")
MOST_BYTES = 20 * 2**20
MOST_PIXELS = 60_000_000
LONGEST_SIDE, QUALITY = 1920, 85
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError)


def photo(name: str, data: bytes, caption: str) -> Photo:
    """Return a photo as an upright JPEG, each side of at most ``LONGEST_SIDE`` pixels.

    Raises ``GridLensError`` for a file that is no PNG or JPEG, is broken, or is too large.
    """
    if len(data) > MOST_BYTES:
        raise GridLensError(
            _("照片“{name}”超过{n} MB。").format(name=name, n=MOST_BYTES // 2**20),
            _("请压缩后再上传。"),
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=FORMATS) as image:
                wide, high = image.size
                if wide * high <= MOST_PIXELS:
                    return Photo(_small(image), caption)
    except _BROKEN:
        raise GridLensError(
            _("“{name}”不是可用的照片。").format(name=name), _("请上传 PNG 或 JPEG 文件。")
        ) from None
    raise GridLensError(
        _("照片“{name}”有{wide}×{high}像素，太大了。").format(name=name, wide=wide, high=high),
        _("请缩小后再上传。"),
    )


def _small(image: Image.Image) -> bytes:
    """Return the JPEG without metadata, upright; transparent places become white."""
    upright = ImageOps.exif_transpose(image)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    layer = upright.convert("RGBA")
    ground = Image.new("RGB", layer.size, "white")
    ground.paste(layer, mask=layer)
    memory = BytesIO()
    ground.save(memory, "JPEG", quality=QUALITY)
    return memory.getvalue()
