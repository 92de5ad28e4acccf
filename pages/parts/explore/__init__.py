"""Parts of 自助分析: what is asked, its answer as a table, views that keep it."""
