"""What a number is about: indicator, period, grid or deputy, and what makes that doubtful."""
