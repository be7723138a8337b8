"""From a pair to a score with reasons: the points of every piece of evidence added up, and what caps them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from attrs import frozen

from pskslib.intake.match.evidence import KIND, Codes, base_points
from pskslib.intake.match.likeness import Likeness, likeness
from pskslib.intake.match.people import People
from pskslib.intake.match.weights import DATE_KINDS, Weights, points_at

if TYPE_CHECKING:
    import polars as pl

    from pskslib.intake.match.evidence import Array

_ROUGHLY_ALIKE: Final = 68
"""Names below this are never alike enough to matter (rapidfuzz, 0 to 100); measured to lose nothing planted."""
_SERIALS: Final = 10_000
_FUZZY: Final = 3
"""So many more people have a name like this one than have this one."""
_WIDTHS: Final = {
    "hari_bulan_tertukar": 1,
    "satu_angka": 30,
    "angka_tertukar": 4,
    "satu_tahun": 2,
    "hanya_tahun": 365,
    "dekat": 62,
    "tahun_sama": 365,
    "dua_tahun": 1826,
}
"""So many dates stand in such a relation to one date."""
_DATES: Final = {
    "sama": "tanggal lahir sama",
    "hari_bulan_tertukar": "tanggal lahir sama bila hari dan bulan ditukar",
    "satu_angka": "tanggal lahir beda satu angka",
    "angka_tertukar": "tanggal lahir beda karena dua angka tertukar",
    "satu_tahun": "hari dan bulan lahir sama, tahun beda satu",
    "hanya_tahun": "tahun lahir sama, yang satu ditulis 1 Januari",
    "dekat": "tanggal lahir berdekatan",
    "tahun_sama": "tahun lahir sama, tanggalnya beda",
    "dua_tahun": "tahun lahir hampir sama",
    "jauh": "tanggal lahir jauh berbeda",
}


@frozen(kw_only=True)
class Scored:
    """A pair that scores enough."""

    row: int
    other: int
    score: int
    reasons: str


class Scorer:
    """Scores pairs of one set of people.

    Attributes:
        same_nik: Pairs with an equal NIK that were left out so far.
    """

    def __init__(self, people: People, codes: Codes, known: Weights, minimum: int) -> None:
        import numpy as np

        self.people, self.codes, self.known, self.minimum = people, codes, known, minimum
        self.total = max(1, people.table.height)
        self.texts = np.array(["", *people.texts], dtype=object)
        self.joined = np.array(["", *(text.replace(" ", "") for text in people.sounds)], dtype=object)
        self.often = _Often(people)
        self.same_nik: set[tuple[int, int]] = set()

    def scored(self, pairs: pl.DataFrame) -> Iterator[Scored]:
        """Yield the pairs that score the minimum or more."""
        import numpy as np

        codes, known = self.codes, self.known
        one, other = pairs["row"].to_numpy(), pairs["other"].to_numpy()
        nik, nik_other = codes.nik[one], codes.nik[other]
        both = (nik != 0) & (nik_other != 0)
        equal = both & (nik == nik_other)
        if equal.any():
            self.same_nik.update(zip(one[equal].tolist(), other[equal].tolist(), strict=True))
        base = base_points(codes, one, other, known)
        mothers = (codes.mother[one] != 0) & (codes.mother[other] != 0)
        names = (codes.name[one] != 0) & (codes.name[other] != 0)
        most = base.points + names * known.most_from_names + mothers * known.most_from_mother + both * known.nik_near
        keep = np.flatnonzero(~equal & (most >= self.minimum))
        keep = keep[self._roughly_alike(codes.name[one[keep]], codes.name[other[keep]])]
        for a, b, points, kind in zip(
            one[keep].tolist(), other[keep].tolist(), base.points[keep].tolist(), base.dates[keep].tolist(), strict=True
        ):
            found = self._score(a, b, points, DATE_KINDS[kind])
            if found is not None:
                yield found

    def _roughly_alike(self, one: Array, other: Array) -> Array:
        """Compare names roughly, many at once; an unknown name is let through."""
        import numpy as np
        from rapidfuzz import fuzz, process

        alike: Array = (one == 0) | (other == 0)
        for texts, scorer in ((self.texts, fuzz.token_set_ratio), (self.joined, fuzz.ratio)):
            rest = np.flatnonzero(~alike)
            if len(rest):
                left, right = texts[one[rest]].tolist(), texts[other[rest]].tolist()
                alike[rest] = process.cpdist(left, right, scorer=scorer, dtype=np.uint8) >= _ROUGHLY_ALIKE
        return alike

    def _score(self, row: int, other: int, points: float, date: str) -> Scored | None:
        codes, known = self.codes, self.known
        reasons: list[str] = []
        against: list[str] = []
        alike: Likeness | None = None
        if codes.name[row] and codes.name[other]:
            alike = likeness(self._name(row), self._name(other))
            points += points_at(known.name, alike.value)
            (reasons if alike.value >= known.name[2][0] else against).extend(alike.reasons)
        mothers_alike = None
        if codes.mother[row] and codes.mother[other]:
            mothers = likeness(self._mother(row), self._mother(other))
            if mothers.reasons:
                points += points_at(known.mother, mothers.value)
                mothers_alike = mothers.value >= known.mother[2][0]
                (reasons if mothers_alike else against).append(_mother_words(mothers))
        points += self._nik(row, other, reasons, against)
        if points + max(p for _, p in known.chance) < self.minimum:
            return None
        expected = self._by_chance(row, other, alike, date, mothers_alike)
        chance = next((p for most, p in known.chance if expected <= most), known.often) if expected is not None else 0
        points += chance
        carded = codes.card[row] != 0 and codes.card[row] == codes.card[other]
        twins = alike is not None and alike.twins and date == "sama" and (carded or bool(mothers_alike))
        if twins and not carded:
            points += known.grown_twins
        score = max(0, min(known.twins if twins and carded else 100, round(points)))
        if score < self.minimum:
            return None
        self._facts(row, other, date, reasons, against)
        if chance > 0:
            reasons.append("jarang: kebetulan sama hampir tidak mungkin di berkas ini")
        elif chance < 0:
            against.append("nama ini dipakai banyak orang: bisa kebetulan")
        if twins:
            against.append("tanggal lahir dan keluarga sama, nama depan beda: mungkin kembar")
        told = [*reasons, *(f"tetapi {words}" for words in against)]
        return Scored(row=row, other=other, score=score, reasons="; ".join(told))

    def _name(self, row: int) -> str:
        return self.people.names[int(self.codes.name[row]) - 1]

    def _mother(self, row: int) -> str:
        return self.people.mothers[int(self.codes.mother[row]) - 1]

    def _nik(self, row: int, other: int, reasons: list[str], against: list[str]) -> int:
        one, two = int(self.codes.nik[row]), int(self.codes.nik[other])
        if not one or not two:
            return 0
        from rapidfuzz.distance import OSA

        if one // _SERIALS == two // _SERIALS:
            return 0  # twins and neighbours have serials side by side: neither for nor against
        if one % _SERIALS == two % _SERIALS and OSA.distance(str(one), str(two), score_cutoff=1) <= 1:
            reasons.append("NIK beda satu angka atau dua angka tertukar")
            return self.known.nik_near
        against.append("NIK beda")
        return self.known.nik_other

    def _facts(self, row: int, other: int, date: str, reasons: list[str], against: list[str]) -> None:
        codes, known = self.codes, self.known
        if date in _DATES:
            (reasons if known.date[KIND[date]] > 0 else against).append(_DATES[date])
        if codes.sex[row] and codes.sex[other]:
            if codes.sex[row] == codes.sex[other]:
                reasons.append("jenis kelamin sama")
            else:
                against.append("jenis kelamin beda")
        if codes.card[row] and codes.card[row] == codes.card[other]:
            reasons.append("KK sama")
        if codes.village[row] and codes.village[row] == codes.village[other]:
            reasons.append("desa sama")
        elif codes.kecamatan[row] and codes.kecamatan[row] == codes.kecamatan[other]:
            reasons.append("kecamatan sama")

    def _by_chance(
        self, row: int, other: int, alike: Likeness | None, date: str, mothers_alike: bool | None
    ) -> float | None:
        """Return how many others would agree this much by chance, of those who are there; None without names."""
        if alike is None:
            return None
        codes, often = self.codes, self.often
        if alike.whole or not alike.shared:
            named = int(max(often.names[codes.name[row]], often.names[codes.name[other]]))
            named = named if alike.same else named * _FUZZY
        else:
            named = min(often.words.get(word, 1) for word in alike.shared)
        expected = float(max(0, named - 2))
        if date == "sama":
            expected *= max(0, often.days[int(codes.day[row])] - 2) / self.total
        elif date in _WIDTHS:
            expected *= min(1.0, _WIDTHS[date] / max(1, len(often.days)))
        if codes.card[row] and codes.card[row] == codes.card[other]:
            expected *= often.cards / self.total
        elif codes.village[row] and codes.village[row] == codes.village[other]:
            expected *= often.villages[int(codes.village[row])] / self.total
        if mothers_alike:
            expected *= int(max(often.mothers[codes.mother[row]], often.mothers[codes.mother[other]])) / self.total
        return expected


class _Often:
    """How many people share a name, a word of a name, a birth date, a village."""

    def __init__(self, people: People) -> None:
        import polars as pl

        table = people.table
        self.names = _counted(table["name"], len(people.names))
        self.mothers = _counted(table["mother"], len(people.mothers))
        self.days = dict(table["day"].drop_nulls().value_counts().iter_rows())
        self.villages = dict(table["village"].drop_nulls().value_counts().iter_rows())
        cards = table["card"].drop_nulls()
        self.cards = len(cards) / max(1, cards.n_unique())
        words = pl.DataFrame({"word": people.sounds, "often": self.names[1:]}, schema_overrides={"word": pl.String})
        words = (
            words.with_columns(pl.col("word").str.split(" "))
            .explode("word")
            .group_by("word")
            .agg(pl.col("often").sum())
        )
        self.words: dict[str, int] = dict(words.iter_rows())


def _counted(column: pl.Series, size: int) -> Array:
    """Return how often each place of a list is named, shifted by one as in :class:`Codes`."""
    import numpy as np

    return np.bincount(column.drop_nulls().to_numpy().astype(np.int64) + 1, minlength=size + 1)


def _mother_words(alike: Likeness) -> str:
    first, *_ = alike.reasons
    return first.replace("nama ", "nama ibu ", 1)
