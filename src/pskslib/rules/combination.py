"""Which kinds of aid go together, as data: the combination matrix, read from a TOML file.

An exclusion that stands in a programme's own rules is a criterion there. The matrix holds all that is known:
pairs of aid with their days, their source and the answer *boleh*, *tidak boleh* or *belum ditemukan*. What a
decision makes of it stands in :mod:`pskslib.rules.conflicts`.
"""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from attrs import frozen

from pskslib.errors import RuleError
from pskslib.law import Act, Citation
from pskslib.law.toml_reader import TomlReader, read_toml
from pskslib.population import FAMILY_FIELDS, PERSON_FIELDS, Kind
from pskslib.rules.nodes import Fact

_AID: Final = frozenset({"label", "label_en", "fact"})
_PAIR: Final = frozenset({"programmes", "allowed", "since", "until", "one_way"})


class Allowed(enum.Enum):
    """Whether two kinds of aid may go together."""

    YES = "boleh"
    NO = "tidak boleh"
    NOT_FOUND = "belum ditemukan"


@frozen(kw_only=True)
class Aid:
    """One kind of aid.

    Attributes:
        code: Its code; that of the programme, where the rule book has one.
        label: What it is called, in Bahasa Indonesia.
        label_en: The same in English.
        fact: What tells that a family or a person receives it; None where no fact does.
    """

    code: str
    label: str
    label_en: str
    fact: Fact | None = None


@frozen(kw_only=True)
class Combination:
    """What holds of two kinds of aid on some days.

    Attributes:
        programmes: The two codes.
        allowed: Whether they may go together.
        since: First day.
        until: Last day, or None.
        one_way: Holds only for deciding about the first where the second is received (not the reverse).
        citation: Where it is written.
    """

    programmes: tuple[str, str]
    allowed: Allowed
    since: date
    until: date | None = None
    one_way: bool = False
    citation: Citation

    def holds(self, day: date) -> bool:
        """Tell whether it is in force on ``day``."""
        return self.since <= day and (self.until is None or day <= self.until)

    def received(self, programme: str) -> str | None:
        """Return the other aid, where the pair says something about deciding on ``programme``."""
        first, second = self.programmes
        if programme == first:
            return second
        return first if programme == second and not self.one_way else None


@frozen(kw_only=True)
class Combinations:
    """The combination matrix: aids and pairs of them.

    Attributes:
        aids: Every aid that a pair names.
        pairs: What holds of two of them.

    Raises:
        RuleError: A pair names an aid that is not there.
    """

    aids: tuple[Aid, ...] = ()
    pairs: tuple[Combination, ...] = ()

    def __attrs_post_init__(self) -> None:
        known = {aid.code for aid in self.aids}
        for pair in self.pairs:
            if not known.issuperset(pair.programmes):
                raise RuleError(f"pasangan {pair.programmes} menyebut bantuan yang tidak ada dalam aids")

    def about(self, programme: str, day: date) -> Iterator[tuple[Aid, Combination]]:
        """Yield what may or may not be received along with a programme on a day."""
        aids = {aid.code: aid for aid in self.aids}
        for pair in self.pairs:
            other = pair.received(programme)
            if other is not None and pair.holds(day):
                yield aids[other], pair

    def between(self, programme: str, received: str, day: date) -> Combination | None:
        """Return what holds of deciding about ``programme`` where ``received`` is received; None if nothing.

        Args:
            programme: Code of the programme decided about.
            received: Code of the aid received.
            day: The day.
        """
        return next((pair for aid, pair in self.about(programme, day) if aid.code == received), None)


def read_combinations(path: str | Path) -> Combinations:
    """Read a combination matrix.

    Args:
        path: The TOML file.

    Raises:
        ParameterError: The file has faults; all are told, one a line.
    """
    path = Path(path)
    return parse_combinations(read_toml(path), where=path.name)


def parse_combinations(raw: Mapping[str, object], *, where: str) -> Combinations:
    """Build a combination matrix from parsed TOML; ``where`` names the file in messages.

    Raises:
        ParameterError: It has faults; all are told, one a line.
    """
    return _Reader(raw, where).combinations()


class _Reader(TomlReader):
    """Reads ``[acts]``, ``[aids]`` and ``[[combinations]]``."""

    def combinations(self) -> Combinations:
        acts = self.acts()
        aids = tuple(self._aid(code, table) for code, table in self.tables(self.raw, "aids"))
        codes = [aid.code for aid in aids]
        rows = self.rows(self.raw, "combinations")
        pairs = tuple(pair for row in rows if (pair := self._pair(row, codes, acts)) is not None)
        self._overlaps(pairs)
        named = {code for pair in pairs for code in pair.programmes}
        self.faults += [f"[aids.{code}] tidak dipakai pasangan mana pun" for code in codes if code not in named]
        self.sections(("acts", "aids", "combinations"))
        self.complain()
        return Combinations(aids=aids, pairs=pairs)

    def _aid(self, code: str, table: Mapping[str, object]) -> Aid:
        at = f"[aids.{code}]"
        if not table.get("label"):
            self.faults.append(f"{at} tidak punya label dalam Bahasa Indonesia")
        for key in sorted(set(table) - _AID):
            self.faults.append(f"{at} kunci {key!r} tidak dikenal")
        label = str(table.get("label", code))
        fact = None
        if "fact" in table:
            name = str(table["fact"])
            declared = FAMILY_FIELDS.get(name) or PERSON_FIELDS.get(name)
            if declared is None or declared.kind is not Kind.BOOL:
                self.faults.append(f"{at} fact {name!r} bukan fakta ya/tidak dari keluarga atau orang")
            fact = Fact(owner="keluarga" if name in FAMILY_FIELDS else "orang", name=name)
        return Aid(code=code, label=label, label_en=str(table.get("label_en", label)), fact=fact)

    def _pair(self, row: Mapping[str, object], codes: list[str], acts: Mapping[str, Act]) -> Combination | None:
        named = row.get("programmes")
        at = f"[[combinations]] {named}"
        before = len(self.faults)
        citation = self.citation(at, row, acts, _PAIR)
        if not (isinstance(named, list) and len(named) == 2 and named[0] != named[1]):
            self.faults.append(f"{at} programmes harus dua kode yang berbeda")
            return None
        for code in named:
            if code not in codes:
                self.faults.append(f"{at} {code!r} tidak ada di [aids]; yang ada: {', '.join(codes)}")
        since, until, one_way = row.get("since"), row.get("until"), row.get("one_way", False)
        if not isinstance(since, date):
            self.faults.append(f"{at} since {since!r} bukan tanggal; tulis misalnya since = 2020-04-01")
        elif until is not None and (not isinstance(until, date) or until < since):
            self.faults.append(f"{at} until {until!r} bukan tanggal sesudah since {since}")
        if not isinstance(one_way, bool):
            self.faults.append(f"{at} one_way {one_way!r} bukan true atau false")
        try:
            allowed = Allowed(row.get("allowed"))
        except ValueError:
            words = ", ".join(a.value for a in Allowed)
            self.faults.append(f"{at} allowed {row.get('allowed')!r} tidak dikenal; pilih {words}")
            return None
        if len(self.faults) > before or not isinstance(since, date):
            return None
        return Combination(
            programmes=(str(named[0]), str(named[1])),
            allowed=allowed,
            since=since,
            until=until if isinstance(until, date) else None,
            one_way=bool(one_way),
            citation=citation,
        )

    def _overlaps(self, pairs: tuple[Combination, ...]) -> None:
        """Two answers for one question on one day."""
        for place, later in enumerate(pairs):
            for earlier in pairs[:place]:
                meets = any(p.received(q) for p, q in ((earlier, later.programmes[0]), (later, earlier.programmes[0])))
                if not meets or set(earlier.programmes) != set(later.programmes):
                    continue
                if earlier.holds(later.since) or later.holds(earlier.since):
                    self.faults.append(
                        f"[[combinations]] {list(later.programmes)} sejak {later.since} tumpang tindih dengan baris "
                        f"sejak {earlier.since}"
                    )
