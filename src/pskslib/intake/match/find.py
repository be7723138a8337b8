"""``find_duplicates`` and ``link``: who is probably the same without an equal NIK, for a person to decide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from pskslib.errors import MissingExtra
from pskslib.intake.match.blocking import LARGEST_BLOCK, SEARCHES, Blocks
from pskslib.intake.match.matches import Matches
from pskslib.intake.match.people import People, people_of
from pskslib.intake.match.weights import weights

if TYPE_CHECKING:
    import polars as pl

    from pskslib.intake.match.scoring import Scored

NEEDED: Final = ("polars", "numpy", "rapidfuzz")
Progress = Callable[[int, int], None]


def find_duplicates(
    people: object,
    *,
    minimum: int | None = None,
    largest_block: int = LARGEST_BLOCK,
    progress: Progress | None = None,
) -> Matches:
    """Find people of one registry who are probably the same although their NIK are not.

    Compared are name (with the habits of ``nama.toml``), birth date, mother's name, sex, village, family card and NIK,
    as far as they are known; what is unknown speaks neither for nor against. Nothing is merged or changed.

    Args:
        people: What :func:`~pskslib.intake.read_registry` gave, or a table of persons with the canonical column names
            (``nama``; and ``tanggal_lahir``, ``jenis_kelamin``, ``nama_ibu``, ``kode_desa``, ``no_kk``, ``nik``,
            ``id_orang``, ``baris`` where there are such).
        minimum: Score from which a pair is kept, 0 to 100; by itself that of ``bobot.toml``.
        largest_block: Most people with the same key who are all compared with one another. Larger groups are cut or
            left out, and told in ``left_out``.
        progress: Called now and then with searches done and searches in all.

    Returns:
        Pairs with score and reasons, best first. Equal input gives equal output, in whatever order the rows stand.

    Raises:
        MissingExtra: What the extra ``match`` brings is not installed.
        TableError: The table has no names, or dates that cannot be read.
        IntakeError: It is no table.

    Example:
        >>> import polars as pl
        >>> born = ["1985-08-17", "1985-08-17", "1990-01-02"]
        >>> persons = pl.DataFrame({"nama": ["Moh. Ali", "Muhammad Ali", "Siti"], "tanggal_lahir": born})
        >>> found = find_duplicates(persons)
        >>> found
        Matches(1 pasangan dari 3 orang, skor 70 ke atas, 0 kelompok terlalu besar)
        >>> found[0].score, found[0].reasons[:2]
        (92, ('nama sama setelah Moh. dibaca Muhammad', 'tanggal lahir sama'))
    """
    return _found((people,), minimum, largest_block, progress)


def link(
    left: object,
    right: object,
    *,
    minimum: int | None = None,
    largest_block: int = LARGEST_BLOCK,
    progress: Progress | None = None,
) -> Matches:
    """Find people of one registry who are probably the same as somebody of another, without an equal NIK.

    Args:
        left: As for :func:`find_duplicates`.
        right: Likewise; only pairs across the two are looked for.
        minimum: Score from which a pair is kept.
        largest_block: As for :func:`find_duplicates`.
        progress: Called now and then with searches done and searches in all.

    Returns:
        Pairs; the first of each is of ``left``. ``link(right, left)`` gives the same pairs the other way round.

    Raises:
        MissingExtra: What the extra ``match`` brings is not installed.
        TableError: A table has no names, or dates that cannot be read.
        IntakeError: Something is no table.

    Example:
        >>> import polars as pl
        >>> here = {"kode_desa": ["64.08.01.2001"]}
        >>> paid = pl.DataFrame({"nama": ["St. Aminah"], "tanggal_lahir": ["1985-08-17"], **here})
        >>> known = pl.DataFrame({"nama": ["Siti Aminah"], "tanggal_lahir": ["1985-08-11"], **here})
        >>> [(match.score, match.reasons[1]) for match in link(paid, known)]
        [(86, 'tanggal lahir beda satu angka')]
    """
    return _found((left, right), minimum, largest_block, progress)


def _found(sources: Sequence[object], minimum: int | None, largest: int, progress: Progress | None) -> Matches:
    for package in NEEDED:
        if find_spec(package) is None:
            raise MissingExtra(package, extra="match")
    from pskslib.intake.match.evidence import codes_of
    from pskslib.intake.match.scoring import Scorer

    known = weights()
    least = known.minimum if minimum is None else minimum
    people = people_of(sources)
    scorer = Scorer(people, codes_of(people.table), known, least)
    blocks = Blocks(people.table, people.split, largest)
    best: dict[tuple[int, int], Scored] = {}
    for done, search in enumerate(SEARCHES):
        if progress is not None:
            progress(done, len(SEARCHES))
        for pairs in blocks.portions(search):
            best.update(((found.row, found.other), found) for found in scorer.scored(pairs))
    if progress is not None:
        progress(len(SEARCHES), len(SEARCHES))
    return Matches(
        table=_table(people, sorted(best.values(), key=lambda found: (-found.score, found.row, found.other))),
        people=people.table.height,
        minimum=least,
        compared=blocks.pairs,
        same_nik=len(scorer.same_nik),
        left_out=tuple(blocks.left_out),
        shown=people.shown,
        split=people.split,
    )


def _table(people: People, found: Sequence[Scored]) -> pl.DataFrame:
    import polars as pl

    one = pl.Series([pair.row for pair in found], dtype=pl.UInt32)
    other = pl.Series([pair.other for pair in found], dtype=pl.UInt32)
    shown = people.shown
    return pl.DataFrame(
        {
            "orang_1": one,
            "baris_1": shown["baris"].gather(one),
            "id_1": shown["id"].gather(one),
            "orang_2": other - (people.split or 0),
            "baris_2": shown["baris"].gather(other),
            "id_2": shown["id"].gather(other),
            "skor": pl.Series([pair.score for pair in found], dtype=pl.UInt8),
            "alasan": pl.Series([pair.reasons for pair in found], dtype=pl.String),
        },
        schema_overrides={"orang_2": pl.UInt32},
    )
