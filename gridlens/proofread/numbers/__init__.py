"""The numbers in a text: their places, what they state, and which of them claim nothing."""
