"""The draft as it came: plain text, .docx or .pptx, into lines whose places are known."""
