"""Parts of 数据核对: the draft, its findings one by one, in the text and as lists, the files."""
