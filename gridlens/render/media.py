"""The media types of the files that the browser downloads, by file ending."""

_OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES = {
    "pptx": f"{_OFFICE}presentationml.presentation",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "zip": "application/zip",
    "csv": "text/csv",
}
