"""How a briefing words its figures: rounded counts, rates with n, and claims for titles."""
