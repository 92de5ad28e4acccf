"""Numbers in a text: where they stand, what they state, and those that claim nothing."""
