"""Parts of 研判: goals and their pace, grids beside chance, months beside their limits."""
