"""Parts of 代表: the roster, and one deputy's record of duty."""
