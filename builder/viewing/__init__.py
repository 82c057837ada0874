"""Viewing: what annotation and builds give, for people to look at."""
