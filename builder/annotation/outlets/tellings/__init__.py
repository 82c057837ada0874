"""Which clues go with which quotation, and which quotations share one telling."""
