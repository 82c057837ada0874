"""Reports without quotation marks: where they start, where they end."""
