"""What a chart says, apart from how it is drawn.

In: figures, goals and analyses. Out: specs: labels, values, colours by meaning, and the sentence
that says the same. Rooms of ``render`` turn them into pictures and native charts.
"""
