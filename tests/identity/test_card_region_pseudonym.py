"""Nomor KK, region codes and pseudonyms."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pskslib.errors import IdentityError
from pskslib.identity import FamilyCardNumber, Nik, Pseudonymizer, RegionCode

KEY = bytes(range(32))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("6408045708859902", "tertukar", id="NIK-perempuan-di-kolom-KK"),
        pytest.param("6408043201019901", "tanggal", id="hari-32"),
        pytest.param("6408043104199901", "tanggal", id="31-April"),
        pytest.param("6408040101080000", "nomor_urut", id="urut-0000"),
        pytest.param("640804010108990", "panjang", id="15-angka"),
        pytest.param("6.40804E+15", "angka_rusak", id="lembar-kerja"),
        pytest.param("", "kosong", id="kosong"),
    ],
)
def test_family_cards_that_cannot_be(text: str, kind: str) -> None:
    with pytest.raises(IdentityError) as caught:
        FamilyCardNumber.parse(text)

    assert caught.value.kind == kind
    assert not FamilyCardNumber.is_valid(text)


def test_a_family_card_is_masked_and_no_nik() -> None:
    card = FamilyCardNumber.parse("6408 0401 0108 9901")

    assert str(card) == card.mask() == "640804********01"
    same_digits: object = Nik.parse("6408040101089901")
    assert card != same_digits
    assert FamilyCardNumber.parse(card.format()) == card


@pytest.mark.parametrize(
    ("text", "dotted", "level", "kind"),
    [
        pytest.param("64", "64", "provinsi", "provinsi", id="provinsi"),
        pytest.param("6408", "64.08", "kabupaten", "kabupaten", id="kabupaten"),
        pytest.param("64.72", "64.72", "kabupaten", "kota", id="kota"),
        pytest.param("64.8.4", "64.08.04", "kecamatan", "kecamatan", id="tanpa-nol-depan"),
        pytest.param("6408041010", "64.08.04.1010", "desa", "kelurahan", id="kelurahan"),
        pytest.param("64.08.01.2001", "64.08.01.2001", "desa", "desa", id="desa"),
    ],
)
def test_region_codes_of_every_level(text: str, dotted: str, level: str, kind: str) -> None:
    code = RegionCode.parse(text)

    assert (code.dotted, code.level, code.kind) == (dotted, level, kind)
    assert RegionCode.parse(code.format()) == code
    assert code.parent is None or code.parent.contains(code)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("6404040", "bps", id="BPS-kecamatan"),
        pytest.param("6404040003", "bps", id="BPS-desa"),
        pytest.param("64.1", "angka_rusak", id="dibaca-sebagai-bilangan"),
        pytest.param("640", "panjang", id="tiga-angka"),
        pytest.param("64.00.01", "blok", id="blok-nol"),
        pytest.param("64.08.x", "karakter", id="huruf"),
    ],
)
def test_region_codes_that_are_something_else(text: str, kind: str) -> None:
    with pytest.raises(IdentityError) as caught:
        RegionCode.parse(text)
    assert caught.value.kind == kind


@given(st.sampled_from([Nik, FamilyCardNumber, RegionCode]), st.text() | st.integers() | st.none())
def test_is_valid_never_raises(cls: type[Nik] | type[FamilyCardNumber] | type[RegionCode], anything: object) -> None:
    assert cls.is_valid(anything) in (True, False)


def test_a_pseudonym_is_the_declared_hmac() -> None:
    expected = hmac.new(KEY, b"laporan\x00nik\x006408041708859901", hashlib.sha256).hexdigest()

    assert Pseudonymizer(KEY, purpose="laporan", key_id="k1").of(Nik("6408041708859901")) == f"k1-{expected}"


def test_key_purpose_and_kind_keep_pseudonyms_apart() -> None:
    nik, card = Nik("6408041708859901"), FamilyCardNumber("6408041708859901")
    makers = [
        Pseudonymizer(KEY, purpose="a", key_id="k1"),
        Pseudonymizer(KEY[::-1], purpose="a", key_id="k1"),
        Pseudonymizer(KEY, purpose="b", key_id="k1"),
    ]
    made = [maker.of(number) for maker in makers for number in (nik, card)]

    assert len(set(made)) == len(made)
    assert makers[0].of(nik) == Pseudonymizer(KEY, purpose="a", key_id="k1").of(nik)
    assert "key=" not in repr(makers[0])


@pytest.mark.parametrize("key", [b"", b"x" * 31, bytes(32), b"a" * 64], ids=["kosong", "pendek", "nol", "seragam"])
def test_weak_keys_are_refused(key: bytes) -> None:
    with pytest.raises(IdentityError) as caught:
        Pseudonymizer(key, purpose="a", key_id="k1")
    assert caught.value.kind == "kunci"


def test_raw_text_gets_no_pseudonym() -> None:
    with pytest.raises(IdentityError):
        Pseudonymizer(KEY, purpose="a", key_id="k1").of("6408041708859901")  # type: ignore[arg-type]
