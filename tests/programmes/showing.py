"""How a published number shows in a decision: sums, members that are counted, limits with both of their sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from attrs import evolve, field, frozen

from pskslib import Decision
from tests.fact_base import FIGURES, Figure
from tests.programmes.asking import Changes
from tests.programmes.bases import BASES, NEUTRAL
from tests.rules.families import born

DAY = timedelta(days=1)
Expected = int | tuple[int, int] | str
"""A sum of rupiah or a range; else the codes of the criteria that are not met, empty where all are met."""


@frozen(kw_only=True)
class Case:
    """One family on one day, and what comes out."""

    figure: Figure
    day: date
    side: str
    expected: Expected
    changes: Changes = field(factory=dict)
    others: Sequence[Changes] | None = None
    readings: Mapping[str, str] = field(factory=dict)

    def decide(self) -> Decision:
        base = BASES[self.figure.programme]
        return base.ask(self.changes, day=self.day, others=self.others, **self.readings)  # type: ignore[arg-type]

    @property
    def id(self) -> str:
        named = f"{self.figure.programme}-{self.figure.parameter}-{self.day}"
        return f"{named}{self.side and '-'}{self.side}@{self.figure.publisher}"


Shown = Callable[[Figure, date], Iterator[Case]]
"""How a number shows on a day."""


def number_on(day: date, programme: str, parameter: str) -> int:
    """Another number of the fact base."""
    found = [f for f in FIGURES if (f.programme, f.parameter) == (programme, parameter)]
    held = [f for f in found if f.since <= day and (f.last is None or day <= f.last)]
    return int(held[-1].value)


# --- sums ---------------------------------------------------------------------------------------------


def pays(changes: Changes | None = None, *, times: int = 1) -> Shown:
    """The number, so many times a year, is what is paid to those who meet every criterion."""

    def shown(figure: Figure, day: date) -> Iterator[Case]:
        yield Case(figure=figure, day=day, side="", expected=times * int(figure.value), changes=changes or {})

    return shown


def up_to(*, times: int = 1) -> Shown:
    """The number, so many times a year, is the most that is paid."""

    def shown(figure: Figure, day: date) -> Iterator[Case]:
        yield Case(figure=figure, day=day, side="", expected=(0, times * int(figure.value)))

    return shown


def shared(families: int) -> Shown:
    """The number is for a group of so many families: each gets its share."""

    def shown(figure: Figure, day: date) -> Iterator[Case]:
        changes = {"business_group_families": families}
        yield Case(figure=figure, day=day, side="", expected=int(figure.value) // families, changes=changes)

    return shown


_GRADES = {"SD": (7, 1, 6), "SMP": (13, 7, 9), "SMA": (16, 10, 12)}


def pupil(level: str, *, half: bool) -> Shown:
    """Half for who enters in the odd semester (July on) or leaves in the even one; the number for all others."""

    def shown(figure: Figure, day: date) -> Iterator[Case]:
        age, first, last = _GRADES[level]
        halved = first if day.month > 6 else last
        grades = [halved] if half else [n for n in range(first, last + 1) if n != halved]
        for grade in grades:
            changes = {"age": age + grade - first, "school_level": level, "school_grade": grade}
            yield Case(figure=figure, day=day, side=f"kelas-{grade}", expected=int(figure.value), changes=changes)

    return shown


# --- PKH ----------------------------------------------------------------------------------------------

_FLAT = (2017, 2018)
_COUNTED = date(2019, 1, 1)
"""Since then each component is paid apart."""


def paid_for(day: date, component: str | None = None) -> int:
    """What a family gets for one component, or for none."""
    if day.year in _FLAT:
        return number_on(day, "PKH", "bantuan_flat")
    fixed = BASES["PKH"].programme.books[0].at("bantuan_tetap_reguler", day).value if day.year in (2016, 2019) else 0
    assert isinstance(fixed, int)
    return fixed + (number_on(day, "PKH", component) if component else 0)


def component(**member: object) -> Shown:
    """A member who is paid the number, beside the fixed part; a neutral one brings nothing more."""

    def shown(figure: Figure, day: date) -> Iterator[Case]:
        one = {**NEUTRAL, **member}
        paid = paid_for(day) + int(figure.value)
        yield Case(figure=figure, day=day, side="satu", expected=paid, others=[one])
        yield Case(figure=figure, day=day, side="dan-yang-netral", expected=paid, others=[NEUTRAL, one])

    return shown


def for_every_family(*, access: bool) -> Shown:
    """The number is paid to every family beside its components; here that of one pupil."""

    def shown(figure: Figure, day: date) -> Iterator[Case]:
        paid = int(figure.value) + (0 if day.year in _FLAT else number_on(day, "PKH", "komponen_sd"))
        child = {**NEUTRAL, "age": 9, "school_level": "SD"}
        changes = {"pkh_access_area": access}
        yield Case(figure=figure, day=day, side="anak-SD", expected=paid, changes=changes, others=[child])

    return shown


def at_most_paid(parameter: str, one: Callable[[int], Changes]) -> Shown:
    """So many members are paid for, and one more is not."""

    def shown(figure: Figure, day: date) -> Iterator[Case]:
        day, most = max(day, _COUNTED), int(figure.value)
        paid = paid_for(day) + most * number_on(day, "PKH", parameter)
        for side, count in (("batas", most), ("satu-lebih", most + 1)):
            members = [{**NEUTRAL, **one(n)} for n in range(1, count + 1)]
            yield Case(figure=figure, day=day, side=side, expected=paid, others=members)

    return shown


def pregnancies(figure: Figure, day: date) -> Iterator[Case]:
    """The pregnancy of that number is paid, the next is not."""
    most = int(figure.value)
    for number, paid in ((most, "komponen_hamil_nifas"), (most + 1, None)):
        mother = {**NEUTRAL, "age": 28, "sex": "P", "pregnant": True, "pregnancy_number": number}
        yield Case(figure=figure, day=day, side=f"ke-{number}", expected=paid_for(day, paid), others=[mother])


NOBODY = "KOMPONEN"


def turning(before: str | None, since: str | None, *, age: int = 0, **member: object) -> Shown:
    """What a family gets whose only member with a component turns that old (plus ``age``) tomorrow, or today.

    Names of components; None where there is no pay; ``NOBODY`` where there is no component either.
    """

    def shown(figure: Figure, day: date) -> Iterator[Case]:
        birthday = born(int(figure.value) + age, day)
        for side, birth, what in (("genap-besok", birthday + DAY, before), ("genap-hari-ini", birthday, since)):
            expected: Expected = what if what == NOBODY else paid_for(day, what)
            if what is None and day.year in _FLAT:
                expected = ""  # the flat sum of the elderly is of low confidence
            one = {**NEUTRAL, **member, "birth_date": birth, "age": None}
            yield Case(figure=figure, day=day, side=side, expected=expected, others=[one])

    return shown


# --- limits -------------------------------------------------------------------------------------------


def most(fact: str, fails: str, step: str = "1", **more: object) -> Shown:
    """The number is still within, a little more is not."""
    return _both_sides(fact, fails, Decimal(0), Decimal(step), more)


def least(fact: str, fails: str, step: str = "1", **more: object) -> Shown:
    """The number is enough, a little less is not."""
    return _both_sides(fact, fails, Decimal(0), -Decimal(step), more)


def below(fact: str, fails: str, step: str, **more: object) -> Shown:
    """A little less is within, the number is not."""
    return _both_sides(fact, fails, -Decimal(step), Decimal(0), more)


def _both_sides(fact: str, fails: str, inside: Decimal, outside: Decimal, more: Changes) -> Shown:
    def shown(figure: Figure, day: date) -> Iterator[Case]:
        for expected, step in (("", inside), (fails, outside)):
            value = Decimal(figure.value) + step
            known = value if "." in figure.value else int(value)
            yield Case(figure=figure, day=day, side=f"{fact}-{known}", expected=expected, changes={**more, fact: known})

    return shown


def oldest(fails: str, *, limit: int = 0, **more: object) -> Shown:
    """Of that age until the day before the next birthday; ``limit=-1``: until the day before that birthday."""

    def shown(figure: Figure, day: date) -> Iterator[Case]:
        birthday = born(int(figure.value) + 1 + limit, day)
        for side, birth, expected in (("besok-lewat", birthday + DAY, ""), ("lewat-hari-ini", birthday, fails)):
            changes = {**more, "birth_date": birth, "age": None}
            yield Case(figure=figure, day=day, side=side, expected=expected, changes=changes)

    return shown


def youngest(fails: str, **more: object) -> Shown:
    """Of that age from the birthday on."""

    def shown(figure: Figure, day: date) -> Iterator[Case]:
        birthday = born(int(figure.value), day)
        for side, birth, expected in (("genap-hari-ini", birthday, ""), ("genap-besok", birthday + DAY, fails)):
            changes = {**more, "birth_date": birth, "age": None}
            yield Case(figure=figure, day=day, side=side, expected=expected, changes=changes)

    return shown


def with_readings(shown: Shown, **readings: str) -> Shown:
    """The same where another reading is switched on."""
    return lambda figure, day: (evolve(case, readings=readings) for case in shown(figure, day))


def new_pupils_only(figure: Figure, day: date) -> Iterator[Case]:
    """One: those who are not new are left out; nought: they are not."""
    for new, expected in ((True, ""), (False, "SISWA_BARU" if figure.value == "1" else "")):
        side = "siswa-baru" if new else "siswa-lama"
        yield Case(figure=figure, day=day, side=side, expected=expected, changes={"new_pupil": new})
