"""One sentence at a time: its phrases, its cues and the sources they have."""
