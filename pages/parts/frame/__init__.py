"""What stands round every page: filters, links, the look, Streamlit's own words in Chinese."""
