"""Facts that a layout tells in several columns: schooling, husband or wife, a village in parts or by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from pskslib.errors import IdentityError, UnknownName
from pskslib.intake.cells import NO, YES
from pskslib.intake.layout import Codes, Derived
from pskslib.intake.problems import Level, Problem, masked_text
from pskslib.regions import kutim

if TYPE_CHECKING:
    import polars as pl

_STILL: Final = ("masih sekolah", "masih bersekolah", "sedang sekolah", "bersekolah")
_NEVER: Final = ("tidak bersekolah lagi", "tidak sekolah lagi", "belum pernah sekolah", "tidak/belum pernah sekolah")
_WOMAN, _MAN = ("2", "p", "pr", "perempuan", "wanita"), ("1", "l", "lk", "laki-laki", "laki")
_MOST_TOLD: Final = 50
_WIDTHS: Final = (2, 2, 2, 4)
_BPS_WIDTHS: Final = (2, 2, 3)

Columns = Mapping[str, "pl.Series"]
"""Cells by key of their heading, or by the name under which the layout keeps them."""


def derive(derived: Derived, columns: Columns, lines: pl.Series) -> tuple[pl.Series | None, tuple[Problem, ...]]:
    """Make one fact.

    Args:
        derived: What to make, of which columns.
        columns: The cells.
        lines: Line of each row.

    Returns:
        The fact as text in the words of our code lists, and what could not be made. None where the file lacks the
        columns.
    """
    parts = [columns[key] for key in derived.keys if key in columns]
    if derived.how == "tetap":
        import polars as pl

        return pl.repeat(derived.value, len(lines), dtype=pl.String, eager=True), ()
    if not parts or (derived.how in ("sekolah", "wilayah") and len(parts) < len(derived.keys)):
        return None, ()
    return _HOW[derived.how](parts, derived.codes, columns, lines)


Made = tuple["pl.Series", tuple[Problem, ...]]


def _folded(column: pl.Series) -> pl.Series:
    """Fold words, and take leading zeros off codes."""
    return column.str.strip_chars().str.to_lowercase().str.replace(r"^0+([0-9])", "$1")


def _meant(column: pl.Series, codes: Codes) -> pl.Series:
    return _folded(column).replace({code: word or None for code, word in codes.translation.items()})


def _school(parts: list[pl.Series], codes: Codes | None, columns: Columns, lines: pl.Series) -> Made:
    import polars as pl

    assert codes is not None
    taking, level = _folded(parts[0]), _meant(parts[1], codes)
    still = taking.is_in([codes.still, *_STILL])
    never = taking.is_in([*codes.never, *_NEVER])
    table = pl.DataFrame({"taking": taking, "level": level, "still": still, "never": never})
    made = table.select(
        pl.when("never")
        .then(pl.lit("tidak"))
        .when("still")
        .then("level")
        .otherwise(pl.concat_str(pl.lit("kode "), "taking"))
    )
    return made.to_series(), ()


def _spouse(parts: list[pl.Series], codes: Codes | None, columns: Columns, lines: pl.Series) -> Made:
    import polars as pl

    assert codes is not None
    relation = _meant(parts[0], codes)
    sex = _folded(parts[1]) if len(parts) > 1 else pl.repeat(None, len(relation), dtype=pl.String, eager=True)
    spouse = pl.col("relation").is_in(["pasangan", "istri/suami", "suami/istri"])
    word = (
        pl.when(pl.col("sex").is_in(_WOMAN)).then(pl.lit("istri")).when(pl.col("sex").is_in(_MAN)).then(pl.lit("suami"))
    )
    made = pl.DataFrame({"relation": relation, "sex": sex}).select(pl.when(spouse).then(word).otherwise("relation"))
    return made.to_series(), ()


def _either(parts: list[pl.Series], codes: Codes | None, columns: Columns, lines: pl.Series) -> Made:
    import polars as pl

    table = pl.DataFrame({str(n): _folded(part) for n, part in enumerate(parts)})
    yes = pl.any_horizontal(pl.all().is_in(sorted(YES)).fill_null(value=False))
    no = pl.all_horizontal(pl.all().is_in(sorted(NO)).fill_null(value=False))
    odd = pl.coalesce(pl.when(~pl.all().is_in(sorted(YES | NO))).then(pl.all()))
    return table.select(pl.when(yes).then(pl.lit("ya")).when(no).then(pl.lit("tidak")).otherwise(odd)).to_series(), ()


def _region(parts: list[pl.Series], codes: Codes | None, columns: Columns, lines: pl.Series) -> Made:
    """Join a code from four parts; a village part of four digits is Kemendagri's, of three or fewer BPS's."""
    import polars as pl

    table = pl.DataFrame({str(n): _folded(part).replace({"0": None, "-": None}) for n, part in enumerate(parts)})
    village = pl.col("3")
    ours = pl.concat_str([pl.col(str(n)).str.zfill(width) for n, width in enumerate(_WIDTHS)], separator=".")
    bps = pl.concat_str([pl.col(str(n)).str.zfill(width) for n, width in enumerate(_BPS_WIDTHS)])
    made = table.select(
        code=pl.when(village.str.len_chars() == 4).then(ours),
        bps=pl.when(village.str.len_chars() < 4).then(bps),
    )
    if made["bps"].null_count() == made.height:
        return made["code"], ()
    found, problems = _village_of_bps(made["bps"], columns, lines)
    return made["code"].fill_null(found), problems


def _village_of_bps(kecamatan: pl.Series, columns: Columns, lines: pl.Series) -> Made:
    """BPS numbers villages otherwise, and the bridge ends at the kecamatan: the village needs its name."""
    import polars as pl

    names = columns.get("nama_desa", pl.repeat(None, len(kecamatan), dtype=pl.String, eager=True))
    table = pl.DataFrame({"kec": kecamatan, "desa": names, "line": lines}).with_row_index("row")
    groups = table.drop_nulls("kec").group_by("kec", "desa", maintain_order=True).agg(pl.col("line").first(), pl.len())
    codes: list[str | None] = []
    problems: list[Problem] = []
    for kec, desa, line, count in groups.iter_rows():
        code, why = None, "kode BPS tidak menunjuk desa dalam kode Kemendagri"
        try:
            region = kutim().from_bps(kec)
            if desa is not None:
                code = kutim().find(desa, level="desa", within=region.code).code.dotted
        except (UnknownName, IdentityError) as error:
            why = str(error).rstrip(".")
        codes.append(code)
        if code is None:
            problems.append(_told(line, "kode_desa", desa or kec, "wilayah_bps", f"{why} ({count} baris)"))
    joined = table.join(
        groups.select("kec", "desa", code=pl.Series(codes, dtype=pl.String)),
        on=["kec", "desa"],
        how="left",
        nulls_equal=True,
    )
    return joined.sort("row")["code"], tuple(problems[:_MOST_TOLD])


def village_by_name(columns: Columns, lines: pl.Series) -> tuple[pl.Series | None, tuple[Problem, ...]]:
    """Look up villages that are told by name only.

    Args:
        columns: Cells by the name under which the layout keeps them: ``nama_desa``, ``nama_kecamatan``,
            ``nama_kabupaten``.
        lines: Line of each row.

    Returns:
        Codes where the name is unambiguous, and every name that is not. None where no name is told.
    """
    import polars as pl

    if "nama_desa" not in columns:
        return None, ()
    blank = pl.repeat(None, len(lines), dtype=pl.String, eager=True)
    table = pl.DataFrame(
        {
            "desa": columns["nama_desa"],
            "kec": columns.get("nama_kecamatan", blank),
            "kab": columns.get("nama_kabupaten", blank),
            "line": lines,
        }
    )
    keys = ["desa", "kec", "kab"]
    groups = table.drop_nulls("desa").group_by(keys, maintain_order=True).agg(pl.col("line").first(), pl.len())
    codes: list[str | None] = []
    problems: list[Problem] = []
    for desa, kec, kab, line, count in groups.iter_rows():
        code, why = _named(desa, kec, kab)
        codes.append(code)
        if code is None:
            problems.append(_told(line, "kode_desa", desa, "nama_wilayah", f"{why} ({count} baris)"))
    found = groups.select(*keys, code=pl.Series(codes, dtype=pl.String))
    joined = table.with_row_index("row").join(found, on=keys, how="left", nulls_equal=True).sort("row")
    return joined["code"], tuple(problems[:_MOST_TOLD])


def _named(desa: str, kec: str | None, kab: str | None) -> tuple[str | None, str]:
    try:
        if kab is not None:
            kutim().find(kab, level="kabupaten")
        return kutim().find(desa, level="desa", within=kec).code.dotted, ""
    except (UnknownName, IdentityError) as error:
        return None, f"nama wilayah tanpa kode tidak dapat dipastikan: {masked_text(str(error)).rstrip('.')}"


def _told(line: int, column: str, value: str, kind: str, why: str) -> Problem:
    return Problem(
        row=line,
        column=column,
        value=masked_text(value),
        kind=kind,
        message=why,
        advice="Tambahkan kolom kode_desa dengan kode Kemendagri; sementara ini desanya belum diketahui.",
        level=Level.WARNING,
    )


_HOW: Final[Mapping[str, Callable[[list[pl.Series], Codes | None, Columns, pl.Series], Made]]] = {
    "sekolah": _school,
    "pasangan": _spouse,
    "salah_satu": _either,
    "wilayah": _region,
}
