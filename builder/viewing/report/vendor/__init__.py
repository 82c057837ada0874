"""Scripts of others, as published; README.md says which."""
