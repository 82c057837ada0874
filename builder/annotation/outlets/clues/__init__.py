"""Words that tell how other words were given, and to whom, wherever they stand in the article."""
