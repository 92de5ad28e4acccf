"""格显 GridLens: the domain of grid governance ledgers, indicators, goals and briefings."""
