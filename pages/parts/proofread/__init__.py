"""Parts of 数据核对: the draft, its findings in the text and as lists, the files."""
