"""What a trained spaCy pipeline's tags and parse add to the word lists."""
