"""Parts of 汇报材料: choose, look through, edit, freeze, download."""
