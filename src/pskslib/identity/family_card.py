"""Nomor KK, the number of a family card (kartu keluarga).

Sixteen digits ``PPKKCC DDMMYY SSSS`` like a NIK, but the date is the day on which the card's number was made,
without the 40 of a woman's NIK. It changes when the family moves, splits or gets another head: a key at one moment,
never for life. A card is not a household either: several cards may share a house.

Source: UU 23/2006 pasal 61; shape after Dukcapil's published descriptions of SIAK.
"""

from __future__ import annotations

import attrs

from pskslib.errors import IdentityError
from pskslib.identity._numbers import SixteenDigits, possible_dates


@attrs.frozen(repr=False, str=False, order=True)
class FamilyCardNumber(SixteenDigits):
    """A nomor KK that can be true. ``str`` and ``repr`` are masked, as those of `pskslib.identity.Nik`.

    Args:
        digits: Exactly sixteen digits; use `parse` for text as people write it.

    Raises:
        IdentityError: The digits cannot be a nomor KK; ``kind`` says why, ``tertukar`` for a woman's NIK.

    Example:
        >>> card = FamilyCardNumber.parse("6408.0401.0108.9901")
        >>> print(card, card.format())
        640804********01 640804 010108 9901
        >>> FamilyCardNumber.is_valid("6408045708859902")  # the NIK of a woman
        False
    """

    @classmethod
    def _what(cls) -> str:
        return "Nomor KK"

    def _check(self) -> None:
        day, month, year = int(self.digits[6:8]), int(self.digits[8:10]), int(self.digits[10:12])
        if 41 <= day <= 71 and possible_dates(day - 40, month, year) and self.digits[12:] != "0000":
            raise IdentityError(
                "Nomor KK ini tampak seperti NIK seorang perempuan (angka ke-7 dan ke-8 antara 41 dan 71). "
                "Periksa apakah kolom NIK dan nomor KK tertukar.",
                kind="tertukar",
            )
        if not 1 <= day <= 31 or not possible_dates(day, month, year):
            raise IdentityError(
                "Angka ke-7 sampai ke-12 nomor KK adalah tanggal, bulan dan tahun nomor itu dibuat, tetapi hari itu "
                "tidak ada dalam kalender. Cocokkan dengan KK asli.",
                kind="tanggal",
            )
        self._refuse_serial_zero()
