"""How a briefing words its figures: roundly, with n, with what a title may claim."""
