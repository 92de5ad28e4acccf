"""What stands around every page: filters, links, the look, and Streamlit's own words in Chinese."""
