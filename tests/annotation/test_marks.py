"""Which marks open, which close, and which are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.annotation.marks import find_stretches
from builder.paragraphs import paragraphs


def stretches(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_stretches(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We stay,” said Ida Moen. “All of us.”", ["We stay,", "All of us."]),
        ('"We stay," said Ida Moen. "All of us."', ["We stay,", "All of us."]),
        ('Moen said , " We stay , " and left . " All . "', ["We stay ,", "All ."]),
        ('Moen spoke of"joint work." It rained.', ["joint work."]),
        ('The hall is "ours for good.\n\n"We stay," she said.', ["ours for good.", "We stay,"]),
        ('Moen said it was late. " "We stay," she said.', ["We stay,"]),
        # paragraphs of a quotation in one: each opens with a mark, the last closes
        ('Moen said: "We stay. "We always did."', ["We stay.", "We always did."]),
        ('Moen is "on the road and "We stay," she said.', ["We stay,"]),
        ("«We stay», said Ida Moen.", ["We stay"]),
        ("»We stay«, said Ida Moen.", ["We stay"]),
        ("„We stay“, said Ida Moen.", ["We stay"]),
        ("„We stay”, said Ida Moen.", ["We stay"]),
        ("‹We stay›, said Ida Moen.", ["We stay"]),
        ("``We stay,'' said Ida Moen. ``All of us.''", ["We stay,", "All of us."]),
        ("''We stay,'' said Ida Moen.", ["We stay,"]),
        ('“We stay," said Ida Moen.', ["We stay,"]),
        ('"We stay,” said Ida Moen.', ["We stay,"]),
        ("\"We stay,'' said Ida Moen. \"All of us.''", ["We stay,", "All of us."]),
        ("“We stay,’’ said Ida Moen. “All of us.’’", ["We stay,", "All of us."]),
        ('“We go. “We must.” She said, "All."', ["We go.", "We must.", "All."]),
        ("Moen said: “We go. “We must.” She left.", ["We go. “We must."]),
        # a mark written twice
        ("“”We stay,” said Ida Moen.", ["We stay,"]),
        ('"“We stay,” said Ida Moen.', ["“We stay,"]),
        ('""We stay," said Ida Moen. The cell holds "".', ["We stay,"]),
        ("“He said ‘no’ and ‘never’ to me,” said Ida Moen.", ["He said ‘no’ and ‘never’ to me,"]),
        ("“He read “The Oak” to me,” said Ida Moen.", ["He read “The Oak” to me,"]),
        ('"He read “The Oak” to me," said Moen. "All.”', ["He read “The Oak” to me,", "All."]),
        ('"He read “The Oak” to me.\n\n"All of it," she said.', ["He read “The Oak” to me.", "All of it,"]),
        (
            "‘We’re staying,’ said Ida Moen. ‘It’s the workers’ hall.’",
            ["We’re staying,", "It’s the workers’ hall."],
        ),
        ("'We're staying,' said Ida Moen.", ["We're staying,"]),
        ("‘I read “The Oak” twice,’ said Ida Moen.", ["I read “The Oak” twice,"]),
        ("‘‘We stay,’’ said Moen. ‘‘It’s ours.’’", ["We stay,", "It’s ours."]),
        ("‘‘We stay,’’ said Moen. ’’It’s ours.’’ “No!”", ["We stay,", "It’s ours.", "No!"]),
        # a nickname, but not what a headline says
        ("“We stay,” said Ida 'Sparky' Moen.", ["We stay,", "Sparky"]),
        ("“We stay,” said Ida, 'Sparky' Moen's clerk, who wrote of 'Home' once.", ["We stay,"]),
        ("Moen Saw The ‘Oak’ Fall.\n\n“We stay,” said Ida Moen.", ["We stay,"]),
        # single marks that nest, that stand close and that close by the wrong shape
        ("‘They say ‘feel the sea,’ but I can’t,’ said Moen.", ["They say ‘feel the sea,’ but I can’t,"]),
        ("'They say 'feel the sea,'' said Moen. 'It's cold.'", ["They say 'feel the sea,'", "It's cold."]),
        ("Moen said,‘We stay,’ and left. ‘It’s cold.’", ["We stay,", "It’s cold."]),
        (
            "‘We stay,’Moen said. ‘#Cold.’ ‘(So) cold,’ he said. ‘We go.’",
            ["We stay,", "#Cold.", "(So) cold,", "We go."],
        ),
        ("It’s a ‘gift‘ to us. ‘We stay,’ he said.", ["gift", "We stay,"]),
        # plural possessives, elisions and numbers
        (
            "‘The millers’ wish, the boys’ hall and the barns are ours’, said Moen.",
            ["The millers’ wish, the boys’ hall and the barns are ours"],
        ),
        ("‘The elders’ hall is a gift’ to us all, said Moen.", ["The elders’ hall is a gift"]),
        (
            "‘We stay.\n\n‘The boys’ wish is clear.\n\n‘It’s late,’ he said.",
            ["We stay.", "The boys’ wish is clear.", "It’s late,"],
        ),
        ("Moen: 'It's the boys' hall.\n\n'We stay,' he said.", ["It's the boys' hall.", "We stay,"]),
        ("Moen: 'It rains' and it did.\n\n'We stay,' he said.", ["It rains", "We stay,"]),
        ("He met 'elders' there.\n\n'We stay,' he said.", ["elders", "We stay,"]),
        ("‘They are workers’ said Moen. ‘We stay.’", ["They are workers", "We stay."]),
        ("'Get 'em out,' said Moen. 'They're rockin' it.'", ["Get 'em out,", "They're rockin' it."]),
        ("'We came in '68,' said Moen. 'The '70s were cold.'", ["We came in '68,", "The '70s were cold."]),
        ("Moen's '47 percent' talk and '15%' plan: 'We stay,' he said.", ["47 percent", "15%", "We stay,"]),
        ("'N'Gala stays, he's fine,' said Moen.", ["N'Gala stays, he's fine,"]),
        # spaces inside, none outside
        ("‘We stay, ’ said Moen. ‘ … and you,’ he said. ‘Go.’", ["We stay,", "… and you,", "Go."]),
        ("Moen said,'We stay' and left. 'I go,' said Vik.'All of us.'", ["We stay", "I go,", "All of us."]),
        ("'...and you too,' said Moen. '. . . and me.'", ["...and you too,", ". . . and me."]),
        # straight marks in the middle of sentences alone
        ("Moen called it 'a gift' to the boys' hall.", ["a gift"]),
        ("It rained 'cats and dogs' on the elders' hall.", ["cats and dogs"]),
        ("It was 'a gift', Moen said, and 'a burden'.", ["a gift", "a burden"]),
        # nested ones of the same shape, one of them or some
        ("'He said 'no.' We said 'yes.' We stay,' said Moen.", ["He said 'no.' We said 'yes.' We stay,"]),
        ("‘“No,” he said,’ Moen recalled.", ["“No,” he said,"]),
        # one pair of apostrophes too many
        (
            "'We stay,' said Moen. ''Fine.'' 'It's cold.' 'So?' 'Go.'",
            ["We stay,", "Fine.", "It's cold.", "So?", "Go."],
        ),
        ("It is a ‘gift to us’ all.", ["gift to us"]),
        ("How ‘bout it? ‘We stay,’ said Moen.", ["We stay,"]),
        # inches
        ("“He is 6’2”,” said Moen. “So am I.”", ["He is 6’2”,", "So am I."]),
        ("“He is 6’2,” said Moen. “So am I.”", ["He is 6’2,", "So am I."]),
        ("“He is 6’2”, I say. “So am I.”", ["He is 6’2", "So am I."]),
        # a block with its signature inside the marks
        ('"All must stay.\nIda Moen, Friends of the Sea."\n\nIt rained.', ["All must stay."]),
        ('"All must stay.\nWe must."\n\nIt rained.', ["All must stay.\nWe must."]),
        # Double marks beside single ones, and single ones in the headline above double ones.
        (
            "‘We stay,’ said Moen. ‘All.’ ‘Go,’ he said. “She said ‘no’ to me,” said Vik.",
            ["We stay,", "All.", "Go,", "She said ‘no’ to me,"],
        ),
        ("‘We stay,’ said Moen. ‘All.’ It is a “gift”. ‘To us.’", ["We stay,", "All.", "gift", "To us."]),
        (
            "'We stay,' said Moen. 'All.' He read “Oak” and “Ash”.\n\n'Why?'\n\nVik said: 'Go.' Moen: 'No.'",
            ["We stay,", "All.", "Oak", "Ash", "Why?", "Go.", "No."],
        ),
        (
            "“We stay,” said Moen. “All.” He read 'Oak' and 'Ash', 'Elm' and 'Fir,' too.",
            ["We stay,", "All."],
        ),
        ("Hall is ‘a gift’, says Moen\n\n“We stay,” he said.", ["a gift", "We stay,"]),
        ("Hall is the people's, says Moen\n\n“We stay,” he said.", ["We stay,"]),
        ("The hall is ‘a gift’ to us.\n\n“We stay,” he said.", ["We stay,"]),
        ("It rained.\n\n'Odd call'\n\n“We stay,” he said.", ["Odd call", "We stay,"]),
        ("It rained.\n\n'Odd call.'\n\n“We stay,” he said.", ["We stay,"]),
        ("It rained.\n\n“A poem:\n'Odd call'\nby Moen,” he said.", ["A poem:\n'Odd call'\nby Moen,"]),
    ],
)
def test_marks_pair(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers' hall isn't open, and it wasn't in the '90s.",
        'The door is 6\'2" high and the pipe 12" wide.',
        "Rock 'n' roll at O’Hara’s in ’68.",
        "In the '90s the elders' hall was shut, goin' by the boys' own books.",
        "The hall is 6' tall, and the elders' barn 12'.",
        "It's cold 'neath the trees, and 'twas so in the boys' barn.",
        "Sheikh 'Abd al-Moen and the elders' council stay.",
        "Nothing is marked here.",
        "An empty pair “” and a lone ” too many.",
    ],
)
def test_what_is_no_quotation_mark(text: str) -> None:
    assert stretches(text) == []


def test_a_stray_inch_mark_shifts_nothing() -> None:
    text = 'The 12" pipe broke. "We saw it," said Ida Moen. "It was old."'
    assert stretches(text) == ["We saw it,", "It was old."]


def test_a_quotation_runs_over_paragraphs_that_each_open_a_mark() -> None:
    text = "“We stay.\n\n“We always stayed.\n\n“And we will,” said Ida Moen."
    found = find_stretches(text, paragraphs(text))
    assert [text[part.start : part.end] for part in found] == [
        "We stay.",
        "We always stayed.",
        "And we will,",
    ]
    assert [part.continues for part in found] == [False, True, True]
    assert [part.closed for part in found] == [False, False, True]


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = "Ida Moen said: “We stay.\n\nThe hall was full.\n\n“We left,” said Per Vik."
    found = find_stretches(text, paragraphs(text))
    assert [text[part.start : part.end] for part in found] == ["We stay.", "We left,"]
    assert not found[1].continues


_PIECES = (
    "‘We stay,’ ",
    "'We stay,' ",
    "“We ",
    '"We ',
    "''We ",
    "he said ",
    "‘no’ ",
    "'no' ",
    "us.” ",
    'us." ',
    "us.'' ",
    "boys' ",
    "\n\n",
)


@given(
    st.text(alphabet="“”\"'‘’«»„‹›`\n Aa.,é", max_size=120)
    | st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
)
def test_stretches_are_ordered_and_inside_their_paragraph(text: str) -> None:
    parts = paragraphs(text)
    end = 0
    for found in find_stretches(text, parts):
        assert end <= found.outer_start <= found.start < found.end <= found.outer_end
        assert any(part.start <= found.outer_start and found.outer_end <= part.end for part in parts)
        end = found.outer_end
