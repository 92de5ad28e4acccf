"""Parts of 网格: the choice of a grid, its profile, grids against their goals."""
