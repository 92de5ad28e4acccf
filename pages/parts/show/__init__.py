"""What any page may show: headings, cards, charts, tables of records, what is wrong."""
