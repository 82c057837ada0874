"""Names: where an article names somebody or something, and what each name is of by its own words."""
