"""A photo that the clerk adds: checked to be one, and small enough, before it goes into a file."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from gridlens.briefing.content import Photo
from gridlens.errors import GridLensError
from gridlens.translation import _

FORMATS = ("PNG", "JPEG")
MOST_BYTES = 10_000_000
MOST_PIXELS = 60_000_000


def photo(name: str, data: bytes, caption: str) -> Photo:
    """Return a photo; raise ``GridLensError`` for what is no PNG or JPEG, broken, or too large."""
    if len(data) > MOST_BYTES:
        raise GridLensError(_("照片“{name}”超过10 MB。").format(name=name), _("请压缩后再上传。"))
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as image:
            wide, high = image.size
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        raise GridLensError(
            _("“{name}”不是可用的照片。").format(name=name), _("请上传 PNG 或 JPEG 文件。")
        ) from None
    if wide * high > MOST_PIXELS:
        raise GridLensError(
            _("照片“{name}”有{wide}×{high}像素，太大了。").format(name=name, wide=wide, high=high),
            _("请缩小后再上传。"),
        )
    return Photo(data, caption)
