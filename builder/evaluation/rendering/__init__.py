"""An evaluation to look at: on the terminal, as Markdown, as a page, and as a model card's metadata."""
