"""Assembly: annotated articles go in, a dataset folder comes out."""
