import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pskslib.errors import FactError
from pskslib.law.terbilang import LARGEST, terbilang

ONES = {"nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4} | {
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
SCALES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def heard(words: str) -> int:
    """What a listener understands: written from the words, not from the writer."""
    total = group = one = 0
    for word in words.removeprefix("minus ").split():
        if word == "seribu":
            total += 1000
        elif word in SCALES:
            total, group, one = total + (group + one) * SCALES[word], 0, 0
        elif word in ("sepuluh", "sebelas", "seratus"):
            group += {"sepuluh": 10, "sebelas": 11, "seratus": 100}[word]
        elif word == "belas":
            group, one = group + 10 + one, 0
        elif word in ("puluh", "ratus"):
            group, one = group + one * (10 if word == "puluh" else 100), 0
        else:
            one = ONES[word]
    total += group + one
    return -total if words.startswith("minus ") else total


@given(st.one_of(st.integers(min_value=-LARGEST, max_value=LARGEST), st.integers(min_value=0, max_value=2_000_000)))
@example(LARGEST)
@example(-LARGEST)
def test_is_heard_as_the_number_that_was_meant(n: int) -> None:
    assert heard(terbilang(n)) == n


def test_every_number_to_ten_thousand_is_heard_right() -> None:
    assert all(heard(terbilang(n)) == n for n in range(10_001))


@given(st.integers(min_value=-LARGEST, max_value=LARGEST))
def test_one_is_fused_up_to_a_thousand_and_said_from_a_million_on(n: int) -> None:
    words = terbilang(n)
    assert not any(wrong in words for wrong in ("satu puluh", "satu belas", "satu ratus", "sejuta", "  "))
    assert " ".join(words.split()) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1_000, "seribu"),
        (1_111, "seribu seratus sebelas"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (3_000_000, "tiga juta"),
        (1_000_000_000, "satu miliar"),
        (1_000_000_000_000, "satu triliun"),
        (-5, "minus lima"),
    ],
)
def test_by_hand(n: int, words: str) -> None:
    assert terbilang(n) == words


@pytest.mark.parametrize("n", [LARGEST + 1, -LARGEST - 1])
def test_beyond_the_largest_is_refused(n: int) -> None:
    with pytest.raises(FactError, match="terlalu besar"):
        terbilang(n)


@pytest.mark.parametrize("n", [1.0, True, "1"])
def test_whole_numbers_only(n: object) -> None:
    with pytest.raises(TypeError, match="bilangan bulat"):
        terbilang(n)  # type: ignore[arg-type]
