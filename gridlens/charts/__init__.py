"""What a chart says, apart from how it is drawn.

In: figures, goals and analyses. Out: specs, which hold labels, values, colours by meaning, and a
sentence that says the same. The rooms of ``render`` turn them into pictures and native charts.
"""
