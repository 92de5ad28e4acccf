"""The domain of 格显 GridLens: ledgers, indicators, figures, goals, briefings, proofreading.

Each folder is one stage of the data's way. ``schema`` and ``ledgers`` declare, ``store`` holds the
data, ``figures`` counts, ``goals`` judges, ``analysis`` and ``overview`` explain, ``charts`` and
``briefing`` tell, ``render`` writes files. The domain imports no page, no loader and no Streamlit,
so that pages, commands and files give the same answers.
"""
