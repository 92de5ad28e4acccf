"""Charts that PowerPoint, Word and WPS can edit: their XML and the workbook inside them."""
