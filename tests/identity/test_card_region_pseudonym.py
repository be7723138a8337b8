"""Nomor KK, region codes and pseudonyms."""

from __future__ import annotations

import hashlib
import hmac
import traceback
from datetime import date

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
        pytest.param("64.04.04.0003", "bps", id="BPS-desa-bertitik"),
        pytest.param("64.00.01", "blok", id="blok-nol"),
        pytest.param("64.08.x", "karakter", id="huruf"),
        pytest.param("6408042001.0", "angka_rusak", id="pecahan"),
        pytest.param("64.08.40001", "blok", id="pulau"),
        pytest.param("64.08.04.201", "blok", id="desa-tiga-angka"),
        pytest.param("64.08.04.2001.1", "blok", id="lima-bagian"),
        pytest.param("640804.2001", "blok", id="titik-separuh"),
        pytest.param("6408041708859901", "panjang", id="NIK"),
        pytest.param("", "kosong", id="kosong"),
    ],
)
def test_region_codes_that_are_something_else(text: str, kind: str) -> None:
    with pytest.raises(IdentityError) as caught:
        RegionCode.parse(text)
    assert caught.value.kind == kind


def test_a_value_of_the_other_kind_is_a_swapped_column() -> None:
    card = FamilyCardNumber("6408040101089901")
    for cls, other in ((Nik, card), (FamilyCardNumber, Nik(card.digits))):
        with pytest.raises(IdentityError) as caught:
            cls.parse(other)  # type: ignore[arg-type]
        assert caught.value.kind == "tertukar"


@given(
    st.dates(date(1995, 1, 1), date(2026, 11, 24)), st.integers(9901, 9999), st.sampled_from(["9", "x", ".5", "E+1"])
)
def test_nothing_of_a_family_card_is_shown(made: date, serial: int, damage: str) -> None:
    card = FamilyCardNumber(f"640804{made:%d%m%y}{serial}")
    with pytest.raises(IdentityError) as caught:
        FamilyCardNumber.parse(card.digits + damage)

    for shown in (str(card), repr(card), f"{card}", str({card}), *traceback.format_exception(caught.value)):
        assert card.digits not in shown
        assert card.digits[6:14] not in shown


def test_regions_hold_what_lies_in_them() -> None:
    desa = RegionCode.parse("64.08.04.2001")

    assert (str(desa), repr(desa), desa.mask()) == ("64.08.04.2001", "RegionCode('64.08.04.2001')", "64.08.04.2001")
    assert desa.at("kabupaten") == RegionCode("6408")
    assert desa.at("desa") == desa
    assert RegionCode("640804").contains(desa)
    assert not RegionCode("640805").contains(desa)
    assert RegionCode.parse(desa) is desa
    with pytest.raises(IdentityError, match="tidak menunjuk satu desa"):
        RegionCode("6408").at("desa")


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


def test_a_known_answer_from_another_implementation() -> None:
    # printf 'contoh\\000nik\\000%s' NUMBER | openssl dgst -sha256 -mac HMAC -macopt hexkey:000102...1f
    hide = Pseudonymizer(KEY, purpose="contoh", key_id="k1")

    assert hide.of(Nik("6408041708859901")) == "k1-e20d6fb7a58dd61b6812093f22b7744c6eef58c8a8b368ea8040cbe586acc7cc"
    assert hide.of(FamilyCardNumber("6408041708859901")) == (
        "k1-eda50c1bce5c383fcbfea9f2253d789dc3ca1319dfb6c539805b29130bc3b1ae"
    )


@pytest.mark.parametrize(
    ("purpose", "key_id", "kind"),
    [("", "k1", "tujuan"), ("a\0nik", "k1", "tujuan"), ("a", "", "id_kunci"), ("a", "k-1", "id_kunci")],
)
def test_names_that_could_make_two_inputs_one_are_refused(purpose: str, key_id: str, kind: str) -> None:
    with pytest.raises(IdentityError) as caught:
        Pseudonymizer(KEY, purpose=purpose, key_id=key_id)
    assert caught.value.kind == kind


@pytest.mark.parametrize("key", [b"", KEY[:31], bytes(32), b"a" * 64], ids=["kosong", "pendek", "nol", "seragam"])
def test_weak_keys_are_refused(key: bytes) -> None:
    with pytest.raises(IdentityError) as caught:
        Pseudonymizer(key, purpose="a", key_id="k1")
    assert caught.value.kind == "kunci"


def test_raw_text_gets_no_pseudonym() -> None:
    with pytest.raises(IdentityError):
        Pseudonymizer(KEY, purpose="a", key_id="k1").of("6408041708859901")  # type: ignore[arg-type]
