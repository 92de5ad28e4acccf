"""Parts of 指标口径: every indicator with its definition."""
