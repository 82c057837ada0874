"""What a language model is asked, and the form of its answer."""

from __future__ import annotations

from typing import Any

import msgspec

from builder.schema import Medium, Quotation, QuotationType

_LINKS = """\
affiliation: the body the article says the speaker belongs to or speaks for (employer, party, government,
country), its name alone; null for former posts or where the article does not say.
role: the speaker's position as the article words it ("spokesman", "Prime Minister"); null where it does
not say.
outlet: the news organization, programme, publication or platform in which or to which these words were
given; null where the article does not say.
medium: interview, statement (written), social, speech, press (to reporters, at a news conference),
broadcast, publication, told (to a named outlet, nothing more said), or null."""

_SPEAKER = """\
speaker: the words in the article, next to the quotation, that stand for who said it ("she", "the
ministry", "Jo Doe"), copied exactly; null where nobody is named.
speaker_name: the fullest name the article has for that speaker, without title; for somebody without a
name the description; null where there is no speaker."""

_EXTRACTION = f"""\
You find quotations in news articles. List every quotation in the text, in the order of the text:
direct (all of the content stands between quotation marks), mixed (part of it does) and indirect (none
does: reported speech, writing, thought or findings, attributed to somebody).

For each quotation:
parts: the content, copied exactly from the text, without the enclosing quotation marks and without the
words that introduce it; one string for each uninterrupted stretch ("A," she said, "b." has two).
type: direct, mixed or indirect.
cue: the words that introduce it ("said", "according to"), copied exactly; null where there are none.
{_SPEAKER}
{_LINKS}

Titles of works, nicknames and scare quotes are no quotations. Never add words that are not in the text."""

_ATTRIBUTION = f"""\
You say who is quoted in news articles. Below the text its quotations are numbered. For each number:
{_SPEAKER}"""

_LINKING = f"""\
You link the speakers of quotations in news articles. Below the text its quotations are numbered, each
with its speaker. For each number:
{_LINKS}"""


class FoundQuotation(msgspec.Struct, forbid_unknown_fields=True):
    """A quotation as a language model gives it: strings, to be found in the text."""

    parts: list[str]
    type: QuotationType
    cue: str | None
    speaker: str | None
    speaker_name: str | None
    affiliation: str | None
    role: str | None
    outlet: str | None
    medium: Medium | None


class ExtractionAnswer(msgspec.Struct, forbid_unknown_fields=True):
    """The answer to an extraction question."""

    quotations: list[FoundQuotation]


class SaidBy(msgspec.Struct, forbid_unknown_fields=True):
    """Who said a numbered quotation."""

    number: int
    speaker: str | None
    speaker_name: str | None


class AttributionAnswer(msgspec.Struct, forbid_unknown_fields=True):
    """The answer to an attribution question."""

    answers: list[SaidBy]


class LinkedTo(msgspec.Struct, forbid_unknown_fields=True):
    """The links of a numbered quotation."""

    number: int
    affiliation: str | None
    role: str | None
    outlet: str | None
    medium: Medium | None


class LinksAnswer(msgspec.Struct, forbid_unknown_fields=True):
    """The answer to a links question."""

    answers: list[LinkedTo]


Answer = ExtractionAnswer | AttributionAnswer | LinksAnswer
ANSWERS: dict[str, type[Answer]] = {
    "extraction": ExtractionAnswer,
    "attribution": AttributionAnswer,
    "links": LinksAnswer,
}
_SYSTEM = {"extraction": _EXTRACTION, "attribution": _ATTRIBUTION, "links": _LINKING}


def messages(task: str, title: str | None, text: str, numbered: dict[int, Quotation]) -> list[dict[str, str]]:
    """Return the chat messages that ask about a piece of text and the numbered quotations in it."""
    asked = [f"Title: {title}"] if title else []
    asked.append(f"Text:\n{text}")
    for number, quotation in numbered.items():
        by = f" (said by {quotation.speaker.name})" if task == "links" and quotation.speaker else ""
        asked.append(f"{number}: {quotation.text}{by}")
    return [{"role": "system", "content": _SYSTEM[task]}, {"role": "user", "content": "\n\n".join(asked)}]


def response_format(task: str) -> dict[str, Any]:
    """Return the JSON schema that the answer must follow, as the chat endpoint takes it.

    It is derived from the answer's type; strict schemas ask for an object at the root and every field
    required.
    """
    kind = ANSWERS[task]
    _, components = msgspec.json.schema_components((kind,), ref_template="#/$defs/{name}")
    root = components.pop(kind.__name__)
    schema = {**root, "$defs": components}
    return {"type": "json_schema", "json_schema": {"name": task, "strict": True, "schema": schema}}
