"""The constructions that report without quotation marks: the rule names of indirect quotations."""

from __future__ import annotations

from typing import NamedTuple


class Construction(NamedTuple):
    """A way of reporting: its name in the ``rule`` column, a sentence it is found in, and what it reads."""

    name: str
    example: str
    meaning: str


CONSTRUCTIONS = (
    Construction(
        "that-clause", "Ida Moen said that the hall was full.", "a clause behind the cue and `that`"
    ),
    Construction(
        "bare-clause", "Ida Moen said the hall was full.", "a clause behind the cue, without `that`"
    ),
    Construction(
        "clause-before", "The hall was full, Ida Moen said.", "a clause before the cue, up to a comma"
    ),
    Construction(
        "clause-around", "The hall, Ida Moen said, was full of people.", "a clause on both sides of the cue"
    ),
    Construction(
        "according-to-clause",
        "According to Ida Moen, the hall was full.",
        "a clause beside `according to`, `in her view`, `in a poll`",
    ),
    Construction("question", "Ida Moen asked whether the hall was full.", "a question behind the cue"),
    Construction("infinitive", "Ida Moen promised to open the hall.", "an infinitive behind the cue"),
    Construction(
        "addressed-infinitive",
        "Ida Moen urged the town to open the hall.",
        "an infinitive behind somebody addressed",
    ),
    Construction("object", "Ida Moen announced a new hall.", "a noun phrase that is reported, not acted on"),
    Construction(
        "judgment", "Ida Moen blamed the board for the fire.", "somebody or something that is judged"
    ),
    Construction("naming", "Ida Moen called him a fool.", "what somebody or something is called"),
    Construction(
        "adjective-object", "Ida Moen was proud of the hall.", "what an adjective of feeling is about"
    ),
    Construction(
        "noun-clause",
        "Ida Moen's claim that the hall was full surprised nobody.",
        "a clause behind a noun and its owner",
    ),
    Construction(
        "relative", "The hall, which Ida Moen says was full, burned down.", "a relative clause around the cue"
    ),
    Construction(
        "relative-object",
        "The hall, which Ida Moen praised, burned down.",
        "a relative pronoun that the verb reports",
    ),
    Construction(
        "passive-subject",
        "The new hall was praised by Ida Moen.",
        "the subject of a passive, which somebody reports",
    ),
    Construction(
        "label",
        "Mayor Moen: Hall will open on Monday",
        "a headline or a line of a transcript, behind a colon, or before one and a name",
    ),
)
"""Every construction, in the order of the page of rules. Quotations between two apostrophes a side, which are
indirect unless these are read as marks, have the rules of those between marks."""

PARSED = (
    Construction(
        "parsed-clause",
        "Sources close to Moen have in fact said that the hall was full.",
        "a clause that the parse hangs on a cue, where no other construction applies",
    ),
    Construction(
        "parsed-topic",
        "Ida Moen spoke at length about the hall.",
        "what stands behind `about` and hangs on a cue, where no other construction applies",
    ),
    Construction(
        "parsed-object",
        "The poll found a wide lead for Ida Moen.",
        "an object of several words that a verb of showing, writing or thinking has in a main clause",
    ),
)
"""The constructions that only a trained spaCy pipeline's parse tells."""
