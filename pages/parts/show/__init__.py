"""What any page may show: headings, cards, charts, tables of records, messages of errors."""
