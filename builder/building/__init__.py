"""Building: reading, annotation and assembly joined, from articles to annotated articles and to a dataset folder."""
