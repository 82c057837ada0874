"""Names, and what a source's phrase says of who it is."""

from __future__ import annotations

import pytest

from builder.annotation.coreference.entities.people import People
from builder.annotation.coreference.mentions import mention_of, start_of_phrase
from builder.annotation.coreference.names.finding import find_names, shape_of
from builder.annotation.lexicon import load_lexicon
from builder.annotation.marks import find_stretches
from builder.annotation.sentence.phrases import Phrase
from builder.annotation.tokens import Stream
from builder.paragraphs import paragraphs


def stream_of(text: str) -> Stream:
    parts = paragraphs(text)
    return Stream(text, parts, find_stretches(text, parts), load_lexicon())


def people_of(text: str) -> People:
    stream = stream_of(text)
    return People(stream, find_names(stream, shape_of(stream)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met Wexa Trundle, a marine biologist.", "person"),
        ("They met Wexa Trundle, whose brother sings.", "person"),
        ("She walked across Wexa Trundle, a green hill.", "place"),
        ("They joined his Trundle.", "organization"),
        ("The Jordan Trundle met.", "organization"),
    ],
)
def test_kinds_of_names(text: str, kind: str) -> None:
    assert [known.kind for known in people_of(text).known] == [kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # titles, roles, initials, particles, suffixes
        ("Yesterday Foreign Minister Ida Moen spoke.", ["Ida Moen"]),
        ("Yesterday Lt. Col. Jonas B. Holt Jr. spoke.", ["Jonas B. Holt Jr."]),
        ("They met Wexa Trundle, a PhD student.", ["Wexa Trundle", "PhD"]),
        ("Sukma, director of the bakery, left.", ["Sukma"]),
        ("Sukma, 45, left.", ["Sukma"]),
        ("Sadly, directors of the bakery left.", []),
        ("A letter from Anna van der Brekke came.", ["Anna van der Brekke"]),
        ("It was Jonas “Sparky” Holt again.", ["Jonas “Sparky” Holt"]),
        ("It was Jonas “I never did this, you know.” Holt left.", ["Jonas"]),
        # what describes a name is no part of it
        ("Then Norwegian Ida Moen left.", ["Ida Moen"]),
        ("Then Selwick-born Ida Moen left.", ["Ida Moen"]),
        ("They saw Stephen King there.", ["Stephen King"]),
        ("Said Ida Moen, the mayor: no. The clerk said yes.", ["Ida Moen"]),
        ("Former mayor Ida Moen spoke of former days.", ["Ida Moen"]),
        # bodies
        ("They asked the Ministry of Health and Family Affairs.", ["Ministry of Health and Family Affairs"]),
        ("They asked Brekke & Holt.", ["Brekke & Holt"]),
        (
            "They asked Selwick University Teaching Hospitals Trust.",
            ["Selwick University Teaching Hospitals Trust"],
        ),
        # over fields, prepositions and possessives
        ("They asked the Ministry of Ports, Salt and Sails.", ["Ministry of Ports, Salt and Sails"]),
        ("They asked the Salt, Wool and Ports Union.", ["Salt, Wool and Ports Union"]),
        ("They asked the Upper Salt and Ports Authority.", ["Upper Salt and Ports Authority"]),
        ("Fisheries and Salt Canada closed.", ["Fisheries and Salt Canada"]),
        ("Vexell and Salt Canada closed.", ["Salt Canada"]),
        ("They asked the Commission on Fair Ports.", ["Commission on Fair Ports"]),
        ("They asked the Commission on Facebook.", ["Facebook"]),
        ("They asked the Committee to Protect Herring.", ["Committee to Protect Herring"]),
        ("They asked Sailors Against Litter.", ["Sailors Against Litter"]),
        ("They asked the Office of the Auditor General.", ["Office of the Auditor General"]),
        ("They asked the Office of the Auditor General Ida Moen.", ["Ida Moen"]),
        ("They asked the Private Ferry Alliance of Norway.", ["Private Ferry Alliance of Norway"]),
        ("They asked the People’s Front for Wool.", ["People’s Front for Wool"]),
        ("They asked the King’s clerk Ida Moen.", ["Ida Moen"]),
        # by the abbreviation behind it
        ("They asked Deep Salt and Wool (DSW) why.", ["Deep Salt and Wool", "DSW"]),
        ("They asked Deep Salt and Wool (DSX) why.", ["Deep Salt", "Wool", "DSX"]),
        # a body and who works there
        ("The head of the Centre for Salt Ida Moen left.", ["Centre for Salt", "Ida Moen"]),
        (
            "The Selwick Harbour Authority spokesman Jonas Holt came.",
            ["Selwick Harbour Authority", "Jonas Holt"],
        ),
        # a small letter first, a title inside a name
        ("They asked Jonas kaMoen and Ida d’Astor.", ["Jonas kaMoen", "Ida d’Astor"]),
        ("They saw Jonas Wex Eng Trundle there.", ["Jonas Wex Eng Trundle"]),
        # no name goes over from a headline
        ("A home for Ida Moen\n\nJonas Holt came.", ["Ida Moen", "Jonas Holt"]),
        # amounts
        ("It cost R1.3bn, RM412 million or N5,000.", []),
        # no names: sentence starts, days, datelines
        ("Nobody came on Monday.", []),
        ("OSLO — Nobody came.", []),
        ("SELWICK: Nobody came.", []),
        ("They asked Ernst and Young.", ["Ernst and Young"]),
        ("They asked Moen and Young.", ["Moen", "Young"]),
        ("They asked Number 10 today.", ["Number 10"]),
        ("They like Brask-inspired and Brask-wide songs by Mei-ling.", ["Mei-ling"]),
        ("MOEN: Nobody came.\n\nBut Moen did.", ["MOEN", "Moen"]),
        ("However, nobody came.", []),
    ],
)
def test_names_stand_alone(text: str, names: list[str]) -> None:
    people = people_of(text)
    assert [people.stream.string(name.first, name.last) for name, _ in people.names] == names


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ida Moen told Reuters.", {"ida moen": "person", "reuters": "organization"}),
        ("The Moen Foundation met Ida Mills.", {"moen foundation": "organization", "ida mills": "person"}),
        ("Moen Cable met Ida Cable.", {"moen cable": "organization", "ida cable": "person"}),
        (
            "The Ida Parker Foundation met Ida Parker Mills.",
            {"ida parker foundation": "organization", "ida parker mills": "person"},
        ),
        ("Many in Quorlby met Wexa Trundle, 34, there.", {"quorlby": "place", "wexa trundle": "person"}),
        ("He joined the NHTV and the Brask Group.", {"nhtv": "organization", "brask group": "organization"}),
    ],
)
def test_names_are_of_a_kind(text: str, kinds: dict[str, str]) -> None:
    assert {" ".join(known.words): known.kind for known in people_of(text).known} == kinds


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        # variants of one name
        ("Ida Moen came. Moen spoke. Mrs. Moen left. I. Moen waved. Ida smiled.", {"ida moen": 5}),
        ("Ida B. Moen came. Ida Moen spoke.", {"ida b. moen": 2}),
        ("René Brekké came. Rene Brekke spoke.", {"rene brekke": 2}),
        ("Steven Law came. It was early, Law said. The law is old.", {"steven law": 2}),
        ("Rex Early came. Early described it.", {"rex early": 2}),
        ("Park Min-jun came. Then Park spoke.", {"park min-jun": 2}),
        # namesakes
        ("Ida Moen and her brother Jonas Moen came. Mr. Moen spoke.", {"ida moen": 1, "jonas moen": 2}),
        ("Jonas Holt Jr. came. Jonas Holt had left.", {"jonas holt jr.": 1, "jonas holt": 1}),
        # abbreviations and short forms of bodies
        ("The German Trade Office (GTO) closed. The GTO said so.", {"german trade office": 3}),
        ("The Brask Harbour Authority met. The Authority voted.", {"brask harbour authority": 2}),
        # another body of the same person's name
        ("Ida Moen gave money. The Moen Tower opened.", {"ida moen": 1, "moen tower": 1}),
    ],
)
def test_names_are_joined(text: str, counts: dict[str, int]) -> None:
    assert {" ".join(known.words): len(known.names) for known in people_of(text).known} == counts


def phrase(stream: Stream, words: str, head: str) -> Phrase:
    tokens = words.split()
    first = next(at for at in range(len(stream.words)) if stream.words[at : at + len(tokens)] == tokens)
    return Phrase(first, first + len(tokens), first + tokens.index(head))


@pytest.mark.parametrize(
    ("text", "words", "head", "mention", "kind"),
    [
        ("Mayor Ida Moen said so.", "Mayor Ida Moen", "Moen", "Ida Moen", "name"),
        ("Ida Moen of Oslo said so.", "Ida Moen of Oslo", "Oslo", "Ida Moen", "name"),
        ("Gov. Ida Moen of Norway said so.", "Gov. Ida Moen of Norway", "Gov.", "Ida Moen", "name"),
        ("Ida Moen herself said so.", "Ida Moen herself", "herself", "Ida Moen", "name"),
        ("Her lawyer, Ida Moen, said so.", "Her lawyer", "lawyer", "Ida Moen", "name"),
        ("Ida Moen, the former mayor, said so.", "the former mayor", "mayor", "Ida Moen", "name"),
        ("Ida Moen of Norway, the mayor, said so.", "the mayor", "mayor", "Ida Moen", "name"),
        ("In the hills of Norway, the mayor, said Jo.", "the mayor", "mayor", "the mayor", "description"),
        ("A secretary of state Ida Moen said so.", "A secretary of state Ida Moen", "secretary", "Ida Moen", "name"),
        ("Then Brask head of public affairs Ida Moen said so.", "Brask head of public affairs Ida Moen", "head",
         "Ida Moen", "name"),
        ("Then a head of embattled Ida Moen said so.", "a head of embattled Ida Moen", "head",
         "a head of embattled Ida Moen", "description"),
        ("Then a critic of cricket Ida Moen said so.", "a critic of cricket Ida Moen", "critic",
         "a critic of cricket Ida Moen", "description"),
        ("After meeting Ida Moen, the mayor said so.", "the mayor", "mayor", "the mayor", "description"),
        ("An aide to Ida Moen said.", "An aide to Ida Moen", "aide", "An aide to Ida Moen", "description"),
        ("The MP for Selwick and North Brask said so.", "The MP for Selwick and North Brask", "Selwick",
         "The MP for Selwick and North Brask", "description"),
        ("She said so.", "She", "She", "She", "pronoun"),
        ("Oslo, who said so.", "who", "who", "who", "relative"),
    ],
)  # fmt: skip
def test_a_phrase_mentions_somebody(text: str, words: str, head: str, mention: str, kind: str) -> None:
    people = people_of(text)
    found = mention_of(people.stream, phrase(people.stream, words, head), people.of_unit)
    assert (people.stream.string(found.first, found.last), found.kind) == (mention, kind)


def test_a_name_keeps_the_phrase_that_describes_it() -> None:
    people = people_of("It was Brask Bank adviser Ida Moen.")
    name = next(name for name, known in people.names if known.kind == "person")
    first = start_of_phrase(people.stream, name)
    assert people.stream.string(first, name.last) == "Brask Bank adviser Ida Moen"
