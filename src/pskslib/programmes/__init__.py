"""The programmes, one file each beside its dated numbers, and the rule book made of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from pskslib.programmes.aslut import ASLUT
from pskslib.programmes.aspdb import ASPDB
from pskslib.programmes.atensi import ATENSI
from pskslib.programmes.beras_cbp import BERAS_CBP
from pskslib.programmes.blt_bbm import BLT_BBM
from pskslib.programmes.blt_dd import BLT_DD
from pskslib.programmes.blt_mrp import BLT_MRP
from pskslib.programmes.blts_kesra import BLTS_KESRA
from pskslib.programmes.bsps import BSPS
from pskslib.programmes.bst import BST
from pskslib.programmes.bst_sembako_nonpkh import BST_SEMBAKO_NONPKH
from pskslib.programmes.combinations import COMBINATIONS
from pskslib.programmes.kaltim_gratispol import KALTIM_GRATISPOL
from pskslib.programmes.kaltim_rtlh import KALTIM_RTLH
from pskslib.programmes.kube import KUBE
from pskslib.programmes.kutim_beasiswa_stimulan import KUTIM_BEASISWA_STIMULAN
from pskslib.programmes.kutim_beasiswa_tuntas import KUTIM_BEASISWA_TUNTAS
from pskslib.programmes.kutim_disabilitas_prov import KUTIM_DISABILITAS_PROV
from pskslib.programmes.kutim_kebakaran import KUTIM_KEBAKARAN
from pskslib.programmes.kutim_pekerja_rentan import KUTIM_PEKERJA_RENTAN
from pskslib.programmes.kutim_rlh import KUTIM_RLH
from pskslib.programmes.kutim_seragam import KUTIM_SERAGAM
from pskslib.programmes.kutim_veteran import KUTIM_VETERAN
from pskslib.programmes.pbi_jk import PBI_JK
from pskslib.programmes.pbi_jk_bayi import PBI_JK_BAYI
from pskslib.programmes.pbi_jk_reaktivasi import PBI_JK_REAKTIVASI
from pskslib.programmes.pbi_jk_tetap import PBI_JK_TETAP
from pskslib.programmes.pena import PENA
from pskslib.programmes.permakanan import PERMAKANAN
from pskslib.programmes.pip import PIP
from pskslib.programmes.pkh import PKH
from pskslib.programmes.ppse import PPSE
from pskslib.programmes.rst import RST
from pskslib.programmes.santunan_bencana import SANTUNAN_BENCANA
from pskslib.programmes.sekolah_rakyat import SEKOLAH_RAKYAT
from pskslib.programmes.sembako import SEMBAKO
from pskslib.programmes.sembako_ppkm import SEMBAKO_PPKM
from pskslib.programmes.yapi import YAPI
from pskslib.rules import Programme, Rulebook

PROGRAMMES: Final[tuple[Programme, ...]] = (
    # bantuan rutin keluarga
    *(PKH, SEMBAKO),
    # jaminan kesehatan
    *(PBI_JK, PBI_JK_TETAP, PBI_JK_REAKTIVASI, PBI_JK_BAYI),
    # anak, lanjut usia dan pelayanan
    *(PIP, YAPI, PERMAKANAN, ATENSI, SEKOLAH_RAKYAT),
    # bantuan tunai yang datang dan pergi
    *(BST, BST_SEMBAKO_NONPKH, SEMBAKO_PPKM, BLT_BBM, BLT_MRP, BLTS_KESRA, BLT_DD, BERAS_CBP),
    # rumah dan usaha
    *(RST, BSPS, PENA, PPSE, KUBE),
    # bencana
    *(SANTUNAN_BENCANA,),
    # yang sudah berakhir
    *(ASLUT, ASPDB),
    # provinsi
    *(KALTIM_GRATISPOL, KALTIM_RTLH),
    # kabupaten
    *(
        KUTIM_VETERAN,
        KUTIM_DISABILITAS_PROV,
        KUTIM_RLH,
        KUTIM_PEKERJA_RENTAN,
        KUTIM_SERAGAM,
        KUTIM_KEBAKARAN,
        KUTIM_BEASISWA_TUNTAS,
        KUTIM_BEASISWA_STIMULAN,
    ),
)
"""Every programme that ships: of the state, of Kalimantan Timur, of Kutai Timur; historic ones too."""


def rulebook(as_of: date, *, readings: Mapping[str, str] | None = None) -> Rulebook:
    """Return the shipped rule book as of a day.

    Args:
        as_of: The day; never taken from the clock.
        readings: Alternatives to switch on where sources differ, e.g. ``{"SEMBAKO.desil": "1-4"}``.

    Raises:
        UnknownName: A reading does not exist.

    >>> book = rulebook(as_of=date(2026, 11, 24))
    >>> [plan.programme.code for plan in book.in_force][:4]
    ['PKH', 'SEMBAKO', 'PBI_JK', 'PBI_JK_TETAP']
    """
    return Rulebook(as_of=as_of, programmes=PROGRAMMES, readings=dict(readings or {}), combinations=COMBINATIONS)


__all__ = ["COMBINATIONS", "PROGRAMMES", "rulebook"]
