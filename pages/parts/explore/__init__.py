"""Parts of 自助分析: the question, its answer as a table, and the views that keep it."""
