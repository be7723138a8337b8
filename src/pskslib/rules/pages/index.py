"""The index of the rule book: every programme and classification in one table, and how to read the pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pskslib.law import Confidence
from pskslib.rules.describe import gives
from pskslib.rules.pages.markdown import MADE, anchor, blocks, plain, table
from pskslib.rules.pages.page import GATE, Page, heading
from pskslib.rules.programme import Programme
from pskslib.rules.stretches import spans

_HEAD = ("Kode", "Nama", "Diputuskan per", "Memberi", "Berlaku", "Keyakinan syarat", "Keyakinan jumlah")
_KINDS = ("Kode", "Nama", "Diputuskan per", "Berlaku", "Keyakinan syarat")
_INTRO = (
    "Setiap halaman dibuat dari aturan yang dipakai perpustakaan ini untuk memutuskan, sehingga tidak dapat berbeda "
    "darinya. Buka halaman program di samping peraturannya."
)
_READING = (
    "- **Keyakinan** menyatakan seberapa kuat sumbernya: *tinggi* (dua sumber atau naskah peraturan), *sedang* (satu "
    "sumber yang baik), **rendah: belum bersumber** (ingatan atau nilai yang dibawa dari masa lain; jangan dikutip).",
    "- **Dasar** menyebut pasalnya; *pasal belum ditemukan* berarti naskahnya belum dibaca. Nomor seperti S3 menunjuk "
    "ke daftar sumber di bawah halaman.",
    "- **Yang dilihat** adalah syarat sebagaimana dihitung, fakta demi fakta.",
    "- **Dicek dulu** berarti tidak pernah menolak: hasilnya menunggu pemeriksaan.",
    "- Yang belum diketahui tidak pernah berarti tidak. Sebagian kecil fakta dianggap ya atau tidak sampai dicek; "
    "kolom *Bila belum ditanya* menyebutnya.",
    "- Pada semua aturan hanya anggota yang hidup pada hari itu yang dihitung, dan daftar anggota yang belum lengkap "
    "(`anggota_lengkap`) tidak pernah menghasilkan tidak dari yang belum didata.",
    "- Di mana sumber berbeda, satu bacaan dipakai; yang lain dapat dinyalakan: "
    '`rulebook(as_of=…, readings={"PKH.lansia": "60"})`, atau `--reading PKH.lansia=60` pada baris perintah.',
    "- Memenuhi syarat belum berarti menjadi penerima.",
)


def index_page(programmes: Sequence[tuple[str, Page]], classifications: Sequence[tuple[str, Page]]) -> str:
    """Return the index as Markdown.

    Args:
        programmes: The pages of programmes with their file names.
        classifications: The pages of classifications, likewise.
    """
    lines = blocks(
        [MADE, "", "# Buku aturan"],
        [_INTRO],
        [
            "## Program",
            "",
            *table(_HEAD, [_programme(name, page, p) for name, page in programmes for p in _rules(page)]),
        ],
        [f"Pengecualian yang dipakai banyak program: [gerbang]({GATE})."],
        ["## Klasifikasi"],
        *(
            [f"### [{plain(page.title)}]({name})", "", *table(_KINDS, [_kind(name, page, p) for p in _rules(page)])]
            for name, page in classifications
        ),
        ["## Cara membaca", "", *_READING],
    )
    return "\n".join([*lines, ""])


def _rules(page: Page) -> list[Programme]:
    return [page.book.programme(code) for code in page.programmes]


def _programme(name: str, page: Page, programme: Programme) -> tuple[str, ...]:
    criteria, amount = page.confidences(programme)
    return (
        f"[{plain(programme.code)}]({name})",
        plain(programme.name),
        programme.unit.value,
        plain(gives(programme)),
        "; ".join(_days(span) for span in spans(programme)),
        _level(criteria),
        "" if amount is None else _level(amount),
    )


def _kind(name: str, page: Page, programme: Programme) -> tuple[str, ...]:
    at = f"{name}#{anchor(heading(programme))}" if len(page.programmes) > 1 else name
    return (
        f"[{plain(programme.code)}]({at})",
        plain(programme.name),
        programme.unit.value,
        "; ".join(_days(span) for span in spans(programme)),
        _level(page.confidences(programme)[0]),
    )


def _level(confidence: Confidence) -> str:
    words = confidence.words("id")
    return f"**{words}**" if confidence is Confidence.LOW else words


def _days(span: tuple[date, date | None]) -> str:
    since, until = span
    return f"sejak {since}" if until is None else f"{since} s.d. {until}"
