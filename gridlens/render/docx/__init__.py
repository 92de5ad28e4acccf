"""Word documents: the report, the duty sheet, the reminder. In: contents. Out: bytes."""
