"""What a browser is told of each kind of file that we hand out."""

_OFFICE = "application/vnd.openxmlformats-officedocument."
MEDIA_TYPES = {
    "pptx": f"{_OFFICE}presentationml.presentation",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "zip": "application/zip",
    "csv": "text/csv",
}
