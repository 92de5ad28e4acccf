"""One spec, many renderings."""
