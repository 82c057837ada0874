"""Whom a telling description stands for wherever it stands: a party's candidate, a former minister, a senator."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from builder.annotation.coreference.descriptions.contradictions import contradicts
from builder.annotation.coreference.descriptions.described import GENDERS
from builder.annotation.coreference.descriptions.people import DescribedPeople
from builder.annotation.coreference.entities.known import Known
from builder.annotation.coreference.names.name import Name
from builder.annotation.coreference.pronouns import Pronouns
from builder.annotation.lexicon import (
    AUXILIARY,
    CUE,
    ED,
    ING,
    LOWER,
    POSSESSIVE_MARK,
    PREPOSITION,
    QUOTE,
    SUBJECT,
    VERB,
)
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream

_FAR = 250
"""How many units lie at most between a name and a description that tells a party or a former post."""
_TOPICS = 40
"""How many names before such a description are weighed."""
_CAMPAIGNS = 0.4
"""What it adds to somebody's score that the article speaks of a campaign of that person."""
_CAMPAIGN_NAMES = 20
"""How many names of somebody are looked at for a campaign."""
_BEHIND = 30
"""How many units behind a description a pronoun may go back to it."""
_SURE = 0.4
"""By how much somebody's score must be the best whom an elected office alone calls back."""
_ACTS = VERB | CUE | AUXILIARY | ED
_SUBJECT_OF = _ACTS | POSSESSIVE_MARK
_PLAYED = frozenset(("part", "role", "mantle"))
_SOON = 90
"""How many units before a description somebody is named who may be meant by it, though little else tells so."""
_JUST = 30
"""How many units before a description somebody is looked for whom the article names nowhere else."""


def topic(described: DescribedPeople, pronouns: Pronouns, phrase: Phrase) -> Known | None:
    """Return the person that a telling description anywhere in its sentence stands for.

    "Moen spoke first. Later a pupil asked the Harbour Party candidate why": whom the sentences before it
    speak of, and who has no other post. A description tells enough with a party, a former post, or whom an
    elected office is of ("the Oslo senator") where the article introduces nobody by that.
    """
    stream = pronouns.stream
    lexicon, lows = stream.lexicon, stream.lows
    inside = range(phrase.first + 1, phrase.last)
    party = next((stream.words[at] for at in inside if stream.words[at] in lexicon.parties), None)
    seeking = lexicon.describing["seeking"]
    seeks = lows[phrase.head] in seeking
    former = any(lows[at] in lexicon.describing["former"] for at in inside)
    elected = not (seeks and party) and not former and _elected(described, phrase)
    if not ((seeks and party) or former or elected):
        return None
    if any(low.startswith("vice") for low in lows[phrase.first : phrase.head]):
        # Whom the candidate runs with.
        return None
    if lows[phrase.first - 1] == "of" and stream.flags[phrase.first - 2] & CUE:
        # "We will beat Moen," Doe said of the Harbour nominee: whom the words between the marks name.
        return None
    sentence = pronouns.focus.shape.rfind(".", 0, phrase.first) + 1
    acting = stream.having(SUBJECT, sentence, phrase.first)
    if elected and acting:
        # "He called the Oslo senator a friend": somebody else
        return None
    acts = GENDERS.get(lows[acting[0]]) if acting else None
    # "She mocked the Harbour nominee": somebody else
    speaks = pronouns.person(acting[0], acts, []) if acts else None
    gender = _gender_behind(stream, phrase)
    if phrase.first > sentence and not elected:
        # "She feared the Harbour nominee, her friend said": hers, perhaps
        who = actor(described, phrase, sentence)
        theirs = acts or (None if who is None else described.introductions.gender(who))
        gender = gender if theirs and theirs != gender else None
    if not _alone(described, phrase, sentence, seeks):
        return None
    runs: dict[int, bool] = {}
    best: Known | None = None
    best_score = other_score = 0.0
    for name, known in _near(described, pronouns, phrase, sentence, seeks):
        if known is speaks:
            continue
        if known.number not in runs:
            runs[known.number] = seeks and campaigns(stream, known)
        words = described.introductions.words_of(known.number)
        runs_for = runs[known.number] or not seeking.isdisjoint(words)
        soon = name >= phrase.first - _SOON
        once = not lexicon.describing["former"].isdisjoint(words)
        if former and not soon:
            continue
        if seeks and not runs_for and (once or not (soon or _leads(described, known))):
            # Nobody says that she runs.
            continue
        if not described.has_room(known.number, runs=runs[known.number]):
            continue
        if gender and (described.introductions.gender(known) or gender) != gender:
            continue
        if not elected and contradicts(described.introductions, known.number, phrase):
            continue
        score = 0.02 * (name - phrase.first) + min(len(known.names), 20) * 0.3 + 100
        if runs[known.number]:
            score += _CAMPAIGNS
        if known is best or best is None:
            best, best_score = known, max(score, best_score)
        elif score >= best_score:
            best, best_score, other_score = known, score, best_score
        else:
            other_score = max(other_score, score)
    if elected and (
        best_score - other_score < _SURE
        or best is None
        or contradicts(described.introductions, best.number, phrase)
        or _met_once(described, phrase)
    ):
        return None
    # "the Harbour nominee" may be either of two Moens.
    return None if best is None or _shares_surname(described, best) else best


def _near(
    described: DescribedPeople, pronouns: Pronouns, phrase: Phrase, sentence: int, seeks: bool
) -> Iterator[tuple[int, Known]]:
    """Yield the people named before the description whom it may stand for, each time with the unit of the name.

    Who asks the former minister is somebody else, as is whoever acts in the ``sentence``.
    """
    flags, lows = pronouns.stream.flags, pronouns.stream.lows
    end = bisect_left(pronouns.focus.firsts, phrase.first)
    near = described.people.names[max(0, end - _TOPICS) : end]
    # "accused Moen of hurting the Harbour nominee"
    here = {
        known.number
        for name, known in near
        if name.first >= sentence and (not seeks or lows[name.last] in ("of", "for"))
    }
    acts = actor(described, phrase, sentence)
    plays = lows[phrase.first - 1] == "of" and lows[phrase.first - 2] in _PLAYED
    if acts is not None and not plays:
        here.add(acts.number)
    for name, known in near:
        if known.kind != "person" or name.first < phrase.first - _FAR or len(known.names) < 2:
            continue
        if known.number in here or (name.first >= sentence and flags[name.last] & _SUBJECT_OF):
            continue
        yield name.first, known


def _named_before(described: DescribedPeople, phrase: Phrase) -> Iterator[tuple[Name, Known]]:
    """Yield the last names before the description, nearest first."""
    names = described.people.names
    end = bisect_left(names, phrase.first, key=lambda named: named[0].first)
    return reversed(names[max(0, end - _TOPICS) : end])


def actor(described: DescribedPeople, phrase: Phrase, sentence: int) -> Known | None:
    """Return who is named last as the subject of a verb before the description, in its ``sentence``.

    "Moen told Vik that the Harbour nominee would lose": not Moen.
    """
    stream = described.stream
    for name, known in _named_before(described, phrase):
        if name.first < sentence or stream.has(SUBJECT, name.last, phrase.first):
            return None
        if _acts(stream, name, sentence):
            return known
    return None


def _acts(stream: Stream, name: Name, sentence: int) -> bool:
    """Say whether the name is the subject of the verb behind it: not in "those backing Moen won", "Moen's men won"."""
    behind = stream.flags[name.last]
    if not behind & _ACTS or behind & POSSESSIVE_MARK:
        return False
    before = name.lead - 1
    return before < sentence or not (
        stream.flags[before] & (PREPOSITION | VERB | ING) or stream.lows[before].endswith("ing")
    )


def _alone(described: DescribedPeople, phrase: Phrase, sentence: int, seeks: bool) -> bool:
    """Say whether the sentence names nobody before the description who may be meant by it and is hardly spoken of.

    "the plans of Moen, which the Oslo senator praised"; "We beat Jo Doe," Moen said of the Harbour nominee".
    """
    stream = described.stream
    for name, known in _named_before(described, phrase):
        if name.first < sentence:
            break
        if known.kind != "person" or _acts(stream, name, sentence) or (seeks and len(known.names) > 1):
            continue
        governed = stream.flags[name.lead - 1] & (PREPOSITION | VERB | ING)
        if governed or stream.flags[name.last] & (LOWER | POSSESSIVE_MARK | QUOTE):
            return False
    return True


def _elected(described: DescribedPeople, phrase: Phrase) -> bool:
    """Say whether the description names an elected office and its place, and nobody is introduced by the office."""
    stream = described.stream
    head = stream.lows[phrase.head]
    place = stream.lows[phrase.first + 1 : phrase.head]
    if head not in stream.lexicon.describing["elected"] or not place:
        return False
    if tuple(stream.words[phrase.first + 1 : phrase.head]) not in stream.lexicon.places:
        return False
    introductions = described.introductions
    return not any(place[-1] in introductions.words_of(position) for position in introductions.by_noun(head))


def _gender_behind(stream: Stream, phrase: Phrase) -> str | None:
    """Return the gender of the first pronoun behind the description: "The Oslo senator waits. She"."""
    for low in stream.lows[phrase.last : phrase.last + _BEHIND]:
        if low in GENDERS:
            return GENDERS[low]
    return None


def campaigns(stream: Stream, known: Known) -> bool:
    """Say whether the article speaks of the campaign of somebody: "the Moen camp", "Moen's supporters"."""
    words = stream.lexicon.describing["campaign"]
    return any(
        not words.isdisjoint(stream.lows[name.last : name.last + 2]) for name in known.names[:_CAMPAIGN_NAMES]
    )


def _met_once(described: DescribedPeople, phrase: Phrase) -> bool:
    """Say whether somebody is named just before the description, and nowhere else, whom it may stand for."""
    of_unit = described.people.of_unit
    for at in range(max(0, phrase.first - _JUST), phrase.first):
        if at in of_unit:
            known = of_unit[at][1]
            if known.kind == "person" and len(known.names) == 1 and described.has_room(known.number):
                return True
    return False


def _leads(described: DescribedPeople, known: Known) -> bool:
    """Say whether the article is about the person above all: nobody is named twice as often."""
    most = max(len(other.names) for other in described.people.known if other.kind == "person")
    return 2 * len(known.names) >= most


def _shares_surname(described: DescribedPeople, known: Known) -> bool:
    """Say whether the article names another person by the same last word."""
    return any(
        other.kind == "person" and other is not known and other.words[-1] == known.words[-1]
        for other in described.people.known
    )
