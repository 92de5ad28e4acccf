"""The pages: each draws its choices, asks the domain, draws the answer, and offers the export."""
