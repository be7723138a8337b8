"""What a number counts: units are types, and adding across them is an error."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from pskslib.errors import UnitError
from pskslib.reports.text import Text


class CountUnit(Enum):
    """A unit of a report. People, families and entries are never one another."""

    ORANG = "orang"
    JIWA = "jiwa"
    KK = "KK"
    KELUARGA = "keluarga"
    RUTA = "rumah tangga"
    KPM = "KPM"
    KASUS = "kasus"
    RUPIAH = "rupiah"
    RUMAH = "unit rumah"
    LEMBAGA = "lembaga"
    KECAMATAN = "kecamatan"
    DESA = "desa"
    LAPORAN = "laporan"
    KEGIATAN = "kegiatan"
    USULAN = "usulan"
    TRANSAKSI = "transaksi"
    PORSI = "porsi"
    BARANG = "barang"
    BARIS = "baris"
    HARI = "hari"

    @property
    def text(self) -> Text:
        """The unit in words."""
        return Text(self.value, _ENGLISH[self])


_ENGLISH = {
    CountUnit.ORANG: "persons",
    CountUnit.JIWA: "household members",
    CountUnit.KK: "family cards",
    CountUnit.KELUARGA: "families",
    CountUnit.RUTA: "households",
    CountUnit.KPM: "beneficiary families",
    CountUnit.KASUS: "entries",
    CountUnit.RUPIAH: "rupiah",
    CountUnit.RUMAH: "houses",
    CountUnit.LEMBAGA: "organisations",
    CountUnit.KECAMATAN: "districts",
    CountUnit.DESA: "villages",
    CountUnit.LAPORAN: "reports",
    CountUnit.KEGIATAN: "activities",
    CountUnit.USULAN: "proposals",
    CountUnit.TRANSAKSI: "transactions",
    CountUnit.PORSI: "portions",
    CountUnit.BARANG: "items",
    CountUnit.BARIS: "rows",
    CountUnit.HARI: "days",
}


@frozen
class Quantity:
    """A whole number of something.

    Example:
        >>> Quantity(3, CountUnit.KK) + Quantity(4, CountUnit.KK)
        Quantity(amount=7, unit=<CountUnit.KK: 'KK'>)
        >>> Quantity(3, CountUnit.KK) + Quantity(4, CountUnit.JIWA)
        Traceback (most recent call last):
        pskslib.errors.UnitError: 3 KK dan 4 jiwa tidak dapat dijumlahkan: satuannya berbeda
    """

    amount: int
    unit: CountUnit

    def __add__(self, other: Quantity) -> Quantity:
        """Add; both must count the same.

        Raises:
            UnitError: The units differ.
        """
        if self.unit is not other.unit:
            both = f"{self.amount} {self.unit.value} dan {other.amount} {other.unit.value}"
            raise UnitError(f"{both} tidak dapat dijumlahkan: satuannya berbeda")
        return Quantity(self.amount + other.amount, self.unit)
