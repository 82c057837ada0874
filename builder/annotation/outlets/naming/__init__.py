"""Which words name a news organization, a programme, a publication or a platform.

Nothing here says that words were given to an outlet: that takes a place in the sentence, which ``clues/`` looks for.
"""
