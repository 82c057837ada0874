"""Annotation: an article goes in, the same article with its quotations comes out."""
