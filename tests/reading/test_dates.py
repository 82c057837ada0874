from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.reading.dates import iso_date


@pytest.mark.parametrize(
    "written",
    [
        "2023-11-02",
        " 2023-11-02\n",
        "2023-11-2",
        "2023/11/02",
        "2023.11.02",
        "20231102",
        20231102,
        "2023-11-02T10:00:00Z",
        "2023-11-02 10:00:00.123456+00:00",
        "2023-11-02T23:30:00-05:00",
        "2023-11-02 10:00 UTC",
        "Nov 2, 2023",
        "Nov. 2, 2023",
        "2 November 2023",
        "Thursday, November 2nd, 2023",
        "2 November 2023 at 10:00",
        "Thu, 02 Nov 2023 10:00:00 GMT",
        "Thu, 02 Nov 2023 10:00:00 +0000 (UTC)",
        "November 2, 2023, 10:30 AM EST",
        datetime.date(2023, 11, 2),
        datetime.datetime(2023, 11, 2, 23, 59),
        datetime.datetime(2023, 11, 2, 23, 59, tzinfo=datetime.timezone(datetime.timedelta(hours=-8))),
    ],
)
def test_dates_of_all_forms(written):
    assert iso_date(written) == "2023-11-02"


@pytest.mark.parametrize(
    ("written", "published"),
    [("13/02/2023", "2023-02-13"), ("02/13/2023", "2023-02-13"), ("02.02.2023", "2023-02-02")],
)
def test_day_and_month_that_cannot_be_swapped(written, published):
    assert iso_date(written) == published


@pytest.mark.parametrize(
    "written",
    [
        "02/03/2023",
        "2.3.2023",
        "2023",
        "2023-11",
        "November 2023",
        "Nov 2",
        "Thursday",
        "Thursday, 10:30",
        "10:30",
        "11/02/23",
        "2023-13-02",
        "2023-02-30",
        "20231302",
        "30 February 2023",
        "2023-11-02 or so",
        "yesterday",
        "1698912000",
        1698912000,
        2023,
        1.5,
        float("nan"),
        True,
        None,
        "",
        "null",
        "2" * 5000,
        ["2023-11-02"],
        {"date": "2023-11-02"},
    ],
)
def test_what_is_not_certain_is_none(written):
    assert iso_date(written) is None


def test_missing_timestamp():
    import pandas as pd

    assert iso_date(pd.NaT) is None
    assert iso_date(pd.Timestamp("2023-11-02T10:00:00Z")) == "2023-11-02"


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_written_out_and_back(day):
    month = f"{day:%B}"
    for written in (day.isoformat(), f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}"):
        assert iso_date(written) == day.isoformat()


@given(st.text(alphabet=st.sampled_from("0123456789 -/:.,TZ+NovMayFri"), max_size=30) | st.text(max_size=40))
def test_never_raises(written):
    found = iso_date(written)
    assert found is None or datetime.date.fromisoformat(found)
