"""Parts of 目标: the table that offices keep, edited here, with its trail."""
