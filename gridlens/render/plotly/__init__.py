"""Charts on screen: they turn a spec into a Plotly figure with Chinese texts."""
