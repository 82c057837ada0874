"""Which clues go with which quotation."""
