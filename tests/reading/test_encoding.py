from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.reading.encoding import Survey, decode, survey


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", ("utf-8", None, False)),
        (b"plain", ("utf-8", None, False)),
        ("“Café”".encode(), ("utf-8", None, False)),
        (b"a\0b", ("utf-8", None, True)),
        (b"caf\xe9 \x93so\x94", ("cp1252", None, False)),
        (b"caf\xe9 \x9dso", ("utf-8", 3, False)),
        (b"caf\xe9 \x01", ("utf-8", 3, False)),
        (b"caf\xe9\0", ("utf-8", 3, True)),
        ("é".encode() + b"caf\xe9", ("utf-8", 5, False)),
        (b"caf\xe9 " + "é".encode(), ("utf-8", 3, False)),
        ("é".encode() + "“".encode()[:2], ("utf-8", 2, False)),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 100])
def test_survey_in_pieces_of_any_size(data, found, size):
    assert survey(data[at : at + size] for at in range(0, len(data), size)) == Survey(*found)


@given(st.text())
def test_utf8_is_utf8(text):
    assert decode(b"\xef\xbb\xbf" + text.encode()) == text
    assert survey([text.encode()]) == Survey("utf-8", None, "\0" in text)


@given(st.binary(max_size=40), st.integers(1, 7))
def test_bytes_are_decoded_or_their_place_is_named(data, size):
    found = survey(data[at : at + size] for at in range(0, len(data), size))
    if found.broken_at is None:
        data.decode(found.encoding)
        decode(data)
    else:
        with pytest.raises(UnicodeDecodeError) as caught:
            data.decode()
        assert caught.value.start == found.broken_at
        with pytest.raises(ValueError, match="not valid UTF-8"):
            decode(data)
