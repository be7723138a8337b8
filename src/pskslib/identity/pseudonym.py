"""Keyed pseudonyms for NIK and nomor KK; why a plain hash will not do is told in ``docs/pseudonim.md``."""

from __future__ import annotations

import hmac
import re

import attrs

from pskslib.errors import IdentityError
from pskslib.identity.family_card import FamilyCardNumber
from pskslib.identity.nik import Nik

_SHORTEST_KEY = 32  # bytes; the output of SHA-256, below which the key is the weak part


@attrs.frozen
class Pseudonymizer:
    """Turns a NIK or nomor KK into text that is stable under one key and purpose and meaningless without the key.

    The result is still personal data for whoever holds the key (UU 27/2022).

    Args:
        key: At least 32 random bytes, from the app's own key store; there is no default.
        purpose: What the pseudonyms are for, such as ``"laporan-2026"``. Two purposes cannot be joined.
        key_id: Name of the key, put before every pseudonym, so that keys can be changed: letters, digits, ``_``.

    Raises:
        IdentityError: ``kunci``, ``id_kunci`` or ``tujuan``, if one of them is unfit.

    Example:
        >>> hide = Pseudonymizer(bytes(range(32)), purpose="contoh", key_id="k1")
        >>> hide.of(Nik("6408041708859901"))[:19]
        'k1-e20d6fb7a58dd61b'
    """

    key: bytes = attrs.field(repr=False)
    purpose: str = attrs.field(kw_only=True)
    key_id: str = attrs.field(kw_only=True)

    def __attrs_post_init__(self) -> None:
        """Refuse a key that can be guessed, and names that would make two inputs look the same."""
        if not isinstance(self.key, bytes) or len(self.key) < _SHORTEST_KEY or len(set(self.key)) == 1:
            raise IdentityError(
                f"Kunci samaran harus paling sedikit {_SHORTEST_KEY} byte acak dan tidak seragam. Buat dengan "
                "secrets.token_bytes(32) dan simpan di tempat rahasia aplikasi.",
                kind="kunci",
            )
        if not isinstance(self.purpose, str) or not self.purpose.strip() or "\0" in self.purpose:
            raise IdentityError("Tujuan samaran harus diisi, misalnya 'laporan-2026'.", kind="tujuan")
        if not isinstance(self.key_id, str) or not re.fullmatch("[A-Za-z0-9_]{1,32}", self.key_id):
            raise IdentityError(
                "Nama kunci harus 1-32 huruf, angka atau garis bawah, misalnya 'k2026'.", kind="id_kunci"
            )

    def of(self, number: Nik | FamilyCardNumber) -> str:
        """Return the pseudonym: HMAC-SHA256 over purpose, kind and digits, in hex, after the key's name.

        Args:
            number: The number to hide. A NIK and a nomor KK with the same digits get different pseudonyms.

        Returns:
            ``key_id``, a hyphen, 64 hex digits.

        Raises:
            IdentityError: ``karakter`` if it is not a parsed number: raw text could be written in many ways.
        """
        if isinstance(number, Nik):
            kind = "nik"
        elif isinstance(number, FamilyCardNumber):
            kind = "kk"
        else:
            raise IdentityError(
                "Samaran hanya dibuat dari Nik atau FamilyCardNumber; pakai parse dahulu.", kind="karakter"
            )
        message = "\0".join((self.purpose, kind, number.digits)).encode()
        return f"{self.key_id}-{hmac.digest(self.key, message, 'sha256').hex()}"
