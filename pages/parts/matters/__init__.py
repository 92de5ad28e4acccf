"""Parts of 未办结事项: open matters, who has them in hand, closing times."""
