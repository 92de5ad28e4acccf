"""What a number speaks of: indicator, period, grid or deputy, and what makes that doubtful."""
