import pytest

from pskslib.errors import FactError
from pskslib.law.period import Period, parse_unit


@pytest.mark.parametrize(
    ("period", "label", "per_year"),
    [
        (Period.DAY, "hari", None),
        (Period.MONTH, "bulan", 12),
        (Period.QUARTER, "triwulan", 4),
        (Period.SEMESTER, "semester", 2),
        (Period.YEAR, "tahun", 1),
        (Period.ONCE, "sekali", None),
    ],
)
def test_periods(period: Period, label: str, per_year: int | None) -> None:
    assert (period.label, period.per_year) == (label, per_year)


@pytest.mark.parametrize(
    ("unit", "parts"),
    [
        ("Rp", ("Rp", None, None)),
        ("Rp/jiwa/tahun", ("Rp", "jiwa", Period.YEAR)),
        ("Rp / jiwa / bulan", ("Rp", "jiwa", Period.MONTH)),
        ("Rp/jiwa/hari", ("Rp", "jiwa", Period.DAY)),
        ("Rp/bulan", ("Rp", None, Period.MONTH)),
        ("Rp/semester", ("Rp", None, Period.SEMESTER)),
        ("Rp/rumah", ("Rp", "rumah", None)),
        ("Rp/keluarga sekali", ("Rp", "keluarga", Period.ONCE)),
        ("Rp/keluarga/sekali", ("Rp", "keluarga", Period.ONCE)),
        ("Rp sekali", ("Rp", None, Period.ONCE)),
        ("kg/keluarga/bulan", ("kg", "keluarga", Period.MONTH)),
        ("kali/tahun", ("kali", None, Period.YEAR)),
        ("tahun", ("tahun", None, None)),
        ("bulan/tahun", ("bulan", None, Period.YEAR)),
        ("m2/orang (kurang dari = syarat)", ("m2", "orang", None)),
        ("x GK", ("x GK", None, None)),
        ("1=ya 0=tidak", ("1=ya 0=tidak", None, None)),
    ],
)
def test_units_of_the_parameter_files(unit: str, parts: tuple[str, str | None, Period | None]) -> None:
    assert parse_unit(unit) == parts


@pytest.mark.parametrize(
    "unit", ["", "  ", "/", "Rp/", "/jiwa", "Rp//tahun", "Rp/jiwa/rumah", "Rp/jiwa/rumah/tahun", "(catatan)"]
)
def test_units_that_cannot_be_read(unit: str) -> None:
    with pytest.raises(FactError, match="satuan"):
        parse_unit(unit)
