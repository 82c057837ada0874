"""A hypothesis strategy of annotated articles, with every mark, line break and character that may hurt."""

from __future__ import annotations

from hypothesis import strategies as st

from builder.schema import Article, Cue, Entity, Quotation, Span, Speaker, content

_MARKS = [("“", "”"), ('"', '"'), ("„", "“"), ("«", "»")]
_WORD = st.text(alphabet="abÅß中😀5’-", min_size=1, max_size=6).map(lambda word: f"w{word}w")
_GAP = st.sampled_from([" ", " ", " ", ", ", "\n", "\t", "\r\n", " \N{NO-BREAK SPACE}", "\N{LINE SEPARATOR}"])


@st.composite
def _words(draw: st.DrawFn) -> str:
    words = draw(st.lists(_WORD, min_size=1, max_size=4))
    return "".join(word + (draw(_GAP) if n < len(words) - 1 else "") for n, word in enumerate(words))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Draw an article whose quotations have the type that the marks in its text give them."""
    identifier = draw(st.text(min_size=1, max_size=20))
    pieces: list[str] = []
    quotations: list[Quotation] = []
    speakers: dict[str, Entity] = {}
    size = 0

    def add(words: str) -> Span:
        nonlocal size
        pieces.append(words)
        size += len(words)
        return Span(size - len(words), size)

    opening, closing = draw(st.sampled_from(_MARKS))
    for number in range(1, draw(st.integers(0, 4)) + 1):
        add(draw(_words()) + ". ")
        kind = draw(st.sampled_from(["direct", "mixed", "indirect"]))
        name = draw(st.sampled_from(["Ada", "Bo Ode", "the crew"]))
        mention = add(name)
        add(" ")
        cue = add(draw(st.sampled_from(["said", "told\nus"])))
        add(" ")
        spans: list[Span] = []
        marked: list[Span] = []
        if kind == "direct":
            for _ in range(draw(st.integers(1, 2))):
                add(opening)
                spans.append(add(draw(_words())))
                add(closing + " on it and ")
            marked = list(spans)
        else:
            start = add(draw(_words())).start
            if kind == "mixed":
                add(" " + opening)
                marked = [add(draw(_words()))]
                add(closing + " ")
                add(draw(_words()))
            spans = [Span(start, size)]
            add(". ")
        add(draw(st.sampled_from(["", "\n", "\n\n"])))
        text = "".join(pieces)
        known = draw(st.booleans())
        speaker = None
        if draw(st.booleans()) or not known:
            entity = speakers.setdefault(name, Entity(f"s{len(speakers) + 1}", name, "person", [], []))
            entity.mentions.append(mention)
            speaker = Speaker(entity.id, name, "person", name, mention.start, mention.end)
        words = text[cue.start : cue.end]
        quotations.append(
            Quotation(
                id=f"{identifier}/{number}",
                type=kind,
                text=content(text, spans),
                spans=spans,
                marked=marked,
                cue=Cue(words, "say", "say", cue.start, cue.end) if known else None,
                speaker=speaker,
                affiliation=None,
                outlet=None,
                confidence=draw(st.sampled_from([0.0, 0.25, 1.0])),
                rule="made",
            )
        )
    add(draw(_words()) + ".")
    return Article(
        id=identifier,
        text="".join(pieces),
        title=draw(st.none() | st.just("The Hull")),
        language="en",
        quotations=quotations,
        speakers=list(speakers.values()),
    )
