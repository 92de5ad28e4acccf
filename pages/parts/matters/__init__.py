"""Parts of 未办结事项: what is open, whose it is, how long things take."""
