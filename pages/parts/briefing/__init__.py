"""Parts of 汇报材料: choose, look, put into words, freeze, take away."""
