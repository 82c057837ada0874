import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.assembly.grouping.components import Components, runs


@given(st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=40))
def test_components_are_what_can_be_reached(pairs: list[tuple[int, int]]) -> None:
    components = Components(30)
    components.join(pairs)
    reached = [{n} for n in range(30)]
    for _ in range(30):
        for a, b in pairs:
            reached[a] |= reached[b]
            reached[b] |= reached[a]
    assert components.roots().tolist() == [min(one) for one in reached]
    assert [components.find(n) for n in range(30)] == components.roots().tolist()
    arrays = Components(30)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("builder.assembly.grouping.components._AT_ONCE", 3)
        arrays.join_arrays(*np.array(pairs, "<i8").reshape(-1, 2).T)
    assert arrays.roots().tolist() == components.roots().tolist()


@given(st.lists(st.integers(0, 5)))
def test_runs_are_of_two_or_more(values: list[int]) -> None:
    ordered = np.array(sorted(values), "<i8")
    starts, ends = runs(ordered)
    found = [ordered[start:end].tolist() for start, end in zip(starts, ends, strict=True)]
    assert found == [[v] * values.count(v) for v in range(6) if values.count(v) > 1]
