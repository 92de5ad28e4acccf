"""Parts of 网格: which grid is looked at, its profile, grids against their goals."""
