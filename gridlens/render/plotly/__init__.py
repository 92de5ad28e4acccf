"""Charts on screen: a spec in, a Plotly figure out, Chinese throughout."""
