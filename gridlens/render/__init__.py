"""One spec or briefing, many files: Plotly, .pptx, .docx, .xlsx, CSV.

In: specs and contents, every text ready to be read. Out: bytes and Plotly figures. This room asks
no question and judges nothing: a number that is not in the spec cannot be in the file.
"""
