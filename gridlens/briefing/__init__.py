"""The half-year report and deck: charts, sentences, their wording, every figure's trace."""
