"""Entities: whom the names of an article are of, and what kind of person or body each is."""
