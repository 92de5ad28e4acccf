"""Read a draft (.docx, .txt, .pptx, .odt or .pdf) into lines, and know the place of each line."""
