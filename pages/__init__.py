"""The pages: each chooses, asks, draws, and offers the export."""
