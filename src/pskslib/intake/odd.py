"""What does not fit together on a row or in a family, though each cell can be read: told, and nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from pskslib.identity import Nik, Sex
from pskslib.intake.cells import Fault
from pskslib.intake.findings import Findings, fault_of
from pskslib.intake.problems import Level
from pskslib.law.dates import completed_years
from pskslib.regions import kutim

if TYPE_CHECKING:
    import polars as pl

OLDEST: Final = 120
"""Birth dates longer ago, in years, are placeholders (a spreadsheet writes 1900-01-01)."""
_ADVICE: Final = "Cocokkan dengan akta atau KK."
_FUTURE: Final = Fault(
    "tanggal_masa_depan", "tanggal lahir sesudah tanggal keputusan; dihitung belum diketahui", _ADVICE
)
_OLD: Final = Fault(
    "tanggal_terlalu_tua", f"tanggal lahir lebih dari {OLDEST} tahun yang lalu; dihitung belum diketahui", _ADVICE
)
_PREGNANT_MAN: Final = Fault(
    "tidak_cocok", "hamil tertulis ya untuk laki-laki", "Periksa jenis kelamin dan kolom hamil."
)
_OLDER_CHILD: Final = Fault(
    "umur_beda_status", "tertulis anak, tetapi lahir sebelum kepala keluarganya", "Periksa tanggal lahir dan hubungan."
)
_HEAD, _CHILD = "1", "4"
_SAMPLE: Final = 6408040101019901


def impossible_births(born: pl.Series, as_of: date) -> Iterator[tuple[Fault, pl.Series]]:
    """Find birth dates of people who cannot live on a day.

    Args:
        born: Birth dates.
        as_of: The day.

    Yields:
        What is wrong, and with which rows.
    """
    future = (born > as_of).fill_null(value=False)
    if future.any():
        yield _FUTURE, future
    edge = (born <= date(as_of.year - OLDEST, 12, 31)).fill_null(value=False)
    if edge.any():
        old = [day for day in born.filter(edge).unique().to_list() if completed_years(day, as_of) > OLDEST]
        if old:
            yield _OLD, born.is_in(old).fill_null(value=False)


def odd_rows(
    members: pl.DataFrame, doubtful: pl.Series, titles: Mapping[str, str], findings: Findings, as_of: date | None
) -> None:
    """Tell where the NIK and the recorded facts, or two facts, do not fit.

    Args:
        members: Rows of persons: ``row``, ``line``, ``nik``, and their facts.
        doubtful: What :func:`doubtful_niks` says of them.
        titles: What to call a column.
        findings: Where it is told.
        as_of: The day of asking, or None.
    """
    import polars as pl

    has = set(members.columns)
    if doubtful.any():
        _odd_niks(members.filter(doubtful), has, titles, findings, as_of)
    if {"hamil", "jenis_kelamin"} <= has:
        wrong = members.filter(pl.col("hamil") & (pl.col("jenis_kelamin") == "L"))
        nothing = pl.repeat("", wrong.height, dtype=pl.String, eager=True)
        findings.cells(wrong["row"], wrong["line"], nothing, titles.get("hamil", "hamil"), _PREGNANT_MAN, Level.WARNING)


def doubtful_niks(members: pl.DataFrame, as_of: date | None) -> pl.Series:
    """Find every NIK that may be odd, with whole columns; whether it is, the NIK itself says.

    Args:
        members: Rows of persons: ``nik``, and their facts.
        as_of: The day of asking, or None.

    Returns:
        Rows to look at more closely.
    """
    import numpy as np
    import polars as pl

    has = set(members.columns)
    nik = members["nik"].fill_null(_SAMPLE).to_numpy()
    prefix, rest = nik // 10**12, (nik // 10**4 % 10**6).astype(np.int32)
    day, year = rest // 10**4, rest % 100
    strange = np.zeros(10**4, dtype=bool)
    strange[prefix] = True
    for one in np.flatnonzero(strange).tolist():
        strange[one] = bool(Nik(f"{one:04d}010101010001").warnings())
    odd = strange[prefix] | (nik % (10**16 // 9) == 0)  # one digit sixteen times
    if "tanggal_lahir" in has:
        born = pl.col("tanggal_lahir").dt
        number = born.day().cast(pl.Int32) * 10**4 + born.month().cast(pl.Int32) * 100 + born.year() % 100
        recorded = members.lazy().select(number.fill_null(-1)).collect().to_series().to_numpy()
        odd |= (recorded >= 0) & (recorded != rest - np.where(day > 40, 40 * 10**4, 0))
    if "jenis_kelamin" in has:
        sex = members["jenis_kelamin"]
        man, woman = (sex == "L").fill_null(value=False).to_numpy(), (sex == "P").fill_null(value=False).to_numpy()
        odd |= (man & (day > 40)) | (woman & (day <= 40))
    if as_of is not None:  # only years near the edges need a closer look
        this, two = as_of.year, np.arange(100)
        past = (two + 1900 > this - OLDEST) & (two + 1900 < this) & (two > 0)
        odd |= ~(past | (two + 2000 < this))[year]
    return pl.Series(odd) & members["nik"].is_not_null()


def _odd_niks(
    members: pl.DataFrame, has: set[str], titles: Mapping[str, str], findings: Findings, as_of: date | None
) -> None:
    """Say what is odd about each NIK; the words are those of the NIK itself."""
    import polars as pl

    wanted = [name for name in ("tanggal_lahir", "jenis_kelamin") if name in has]
    found = members.select("row", "line", "nik", *wanted)
    told: dict[str, list[int]] = {}
    words: dict[str, dict[str, Fault]] = {}
    for at, (number, *facts) in enumerate(found.select("nik", *wanted).iter_rows()):
        known = dict(zip(wanted, facts, strict=True))
        sex_known: Sex | None = known.get("jenis_kelamin")
        for warning in Nik(f"{number:016d}").warnings(
            birth_date=known.get("tanggal_lahir"), sex=sex_known, as_of=as_of
        ):
            kind = f"nik_beda_{warning.kind}"
            told.setdefault(f"{kind}|{warning.message}", []).append(at)
            words.setdefault(kind, {})[warning.message] = fault_of(kind, warning.message, "")
    for key, places in told.items():
        kind, _, message = key.partition("|")
        rows = found[places]
        nothing = pl.repeat("", rows.height, dtype=pl.String, eager=True)
        fault = words[kind][message]
        findings.cells(rows["row"], rows["line"], nothing, titles.get("nik", "nik"), fault, Level.WARNING)


def older_children(members: pl.DataFrame) -> pl.Series | None:
    """Find children who were born before the head of their family.

    Args:
        members: Rows of persons: ``g`` (their family), and their facts.

    Returns:
        Their rows, or None where there is nothing to compare.
    """
    import polars as pl

    if not {"tanggal_lahir", "hubungan_keluarga"} <= set(members.columns):
        return None
    relation, born = members["hubungan_keluarga"], members["tanggal_lahir"]
    heads = members.select("g", head="tanggal_lahir").filter((relation == _HEAD) & born.is_not_null())
    heads = heads.filter(pl.col("g").is_unique())
    size = members["g"].max()
    if not heads.height or not isinstance(size, int):
        return None
    of_family = pl.Series([None], dtype=pl.Date).new_from_index(0, size + 1).scatter(heads["g"], heads["head"])
    return ((relation == _CHILD) & (born < of_family.gather(members["g"]))).fill_null(value=False)


def odd_children(members: pl.DataFrame, older: pl.Series | None, titles: Mapping[str, str], findings: Findings) -> None:
    """Tell children who were born before the head of their family.

    Args:
        members: Rows of persons: ``row``, ``line``.
        older: What :func:`older_children` says of them.
        titles: What to call a column.
        findings: Where it is told.
    """
    import polars as pl

    if older is None:
        return
    found = members.select("row", "line").filter(older)
    nothing = pl.repeat("", found.height, dtype=pl.String, eager=True)
    title = titles.get("tanggal_lahir", "tanggal_lahir")
    findings.cells(found["row"], found["line"], nothing, title, _OLDER_CHILD, Level.WARNING)


def odd_villages(
    codes: pl.Series, kecamatan: pl.Series | None, rows: pl.Series, lines: pl.Series, title: str, findings: Findings
) -> None:
    """Tell villages that do not exist, or that do not lie in the kecamatan that is named.

    Args:
        codes: Dotted codes.
        kecamatan: Names of kecamatan beside them, or None.
        rows: Places.
        lines: Lines.
        title: What to call the column of codes.
        findings: Where it is told.
    """
    import polars as pl

    home = kutim().villages[0].code.at("kabupaten").dotted
    faults: dict[str, Fault] = {}
    for code in codes.drop_nulls().unique().to_list():
        if code.startswith(home) and len(code) > len(home) and kutim().get(code) is None:
            what = f"kode {code} tidak ada dalam daftar wilayah Kutai Timur"
            faults[code] = Fault("wilayah_tak_dikenal", what, "Cocokkan dengan daftar kode Kemendagri.")
    if faults:
        bad = codes.is_in([*faults]).fill_null(value=False)
        findings.cells(rows.filter(bad), lines.filter(bad), codes.filter(bad), title, faults, Level.WARNING)
    if kecamatan is None:
        return
    table = pl.DataFrame({"row": rows, "line": lines, "code": codes, "name": kecamatan}).drop_nulls()
    for code, name in table.select("code", "name").unique(maintain_order=True).iter_rows():
        village = kutim().get(code)
        if village is None or village.level != "desa":
            continue
        try:
            named = kutim().find(name, level="kecamatan")
        except LookupError:
            continue
        if not named.code.contains(village.code):
            what = f"desa {village.name} tidak terletak di kecamatan {named.name}"
            fault = Fault("desa_beda_kecamatan", what, "Periksa kode desa atau nama kecamatannya.")
            both = table.filter((pl.col("code") == code) & (pl.col("name") == name))
            findings.cells(both["row"], both["line"], both["code"], title, fault, Level.WARNING)
