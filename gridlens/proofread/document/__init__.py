"""Read a draft (plain text, .docx or .pptx) into lines, and know the place of each line."""
