"""What a word can be, one bit a class: a word's flags are what a tagger would have to choose from."""

from __future__ import annotations

# Those that are asked for most often, with each other, are the first thirty: Python computes faster with smaller
# numbers.
(
    CAPITAL, LOWER, NUMBER, WORD, END, COMMA, SUBORDINATOR, NEWS, CUE_ADJECTIVE, QUOTE, POSSESSIVE_MARK,
    DETERMINER, QUANTITY, POSSESSIVE, SUBJECT, PREPOSITION, CONJUNCTION, AUXILIARY, ADVERB, VERB, CUE,
    TITLE, ROLE, ORGANIZATION, CALENDAR, FIRST_NAME, CUE_NOUN, DOCUMENT, INITIAL, CLUE,
    DASH, UPPER, RELATIVE, BE, NEGATION, QUESTION, PLACE, ED, CLOSE, SOMEBODY, NATIONALITY,
    OBJECT, OPEN, COLON, SEMICOLON, ING, PARTICLE, HAVE, MODAL, PUNCTUATION, DO,
) = (1 << bit for bit in range(51))  # fmt: skip

FUNCTION_CLASSES = {
    "determiner": DETERMINER, "quantity": QUANTITY, "possessive": POSSESSIVE, "subject": SUBJECT,
    "somebody": SOMEBODY, "object": OBJECT, "preposition": PREPOSITION, "conjunction": CONJUNCTION,
    "subordinator": SUBORDINATOR, "relative": RELATIVE, "question": QUESTION, "auxiliary": AUXILIARY,
    "be": BE, "have": HAVE, "modal": MODAL, "do": DO, "negation": NEGATION, "adverb": ADVERB,
}  # fmt: skip
"""The classes of function_words.txt."""
