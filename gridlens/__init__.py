"""格显 GridLens: the domain: ledgers, indicators, figures, goals, briefings, proofs.

Its folders are the stages of the way: schema and ledgers declare, the store holds, figures count,
goals judge, analysis and overview explain, charts and briefing tell, render writes files. It knows
no page, no loader and no Streamlit, so that pages, commands and files give the same answers.
"""
