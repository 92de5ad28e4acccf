"""Parts of 研判: on plan or not, grids beside chance, months beside their limits."""
