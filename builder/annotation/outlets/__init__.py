"""The outlet that words were given to, and the medium."""
