"""The shipped rule book as pages: which programmes stand on which page, with what is said about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from typing import Final

from pskslib.classification import (
    POVERTY,
    POVERTY_ITEMS,
    PPKS,
    PPKS_KINDS,
    PSKS,
    PSKS_KINDS,
    SPM,
    SPM_TARGETS,
    TKSK,
    Kind,
    classifications,
)
from pskslib.programmes import PROGRAMMES, rulebook
from pskslib.rules import Programme
from pskslib.rules.examples import Example, read_examples
from pskslib.rules.pages import GATE, INDEX, Page, file_name, gate_page, index_page
from pskslib.rules.pages.markdown import plain

_ANY_DAY: Final = date(2026, 11, 24)  # pages tell all days; a rule book has to stand on one
_GROUPS: Final = (
    ("ppks.md", "Pemerlu Pelayanan Kesejahteraan Sosial (PPKS)", PPKS, PPKS_KINDS),
    ("psks.md", "Potensi dan Sumber Kesejahteraan Sosial (PSKS)", PSKS, PSKS_KINDS),
    ("kemiskinan.md", "Ukuran kemiskinan", POVERTY, ()),
    ("spm.md", "Sasaran Standar Pelayanan Minimal (SPM) bidang sosial", SPM, SPM_TARGETS),
    ("tksk.md", "Syarat Tenaga Kesejahteraan Sosial Kecamatan (TKSK)", (TKSK,), ()),
)
_INTRO: Final = {
    "ppks.md": "Satu orang dapat termasuk beberapa jenis; jumlah menurut jenis menghitung orang lebih dari sekali. "
    "Memenuhi syarat di sini berarti termasuk jenis itu.",
    "psks.md": "Memenuhi syarat di sini berarti termasuk jenis itu. Jenis yang berupa lembaga atau kelompok tidak "
    "dapat diputuskan dari data keluarga; hanya definisinya yang ada.",
    "kemiskinan.md": "Ukuran-ukuran ini tidak boleh dicampur: keluarga dapat miskin menurut yang satu dan tidak "
    "menurut yang lain. Desil adalah peringkat, bukan salah satu dari ukuran ini.",
    "spm.md": "Hanya yang telantar, hanya di luar panti, dan hanya warga kabupaten yang dihitung; sasaran lebih kecil "
    "daripada jenis PPKS yang senama.",
    "tksk.md": "Memenuhi syarat belum berarti diangkat.",
}


def shipped_pages() -> dict[str, str]:
    """Return every page of the shipped rule book, by file name.

    Raises:
        RuleError: A worked example no longer comes out as it says.
    """
    programmes = [(file_name(p.code), _page_of(p)) for p in PROGRAMMES]
    groups = [(name, _group(name, title, rules, kinds)) for name, title, rules, kinds in _GROUPS]
    return {
        INDEX: index_page(programmes, groups),
        GATE: gate_page(PROGRAMMES),
        **{name: page.text() for name, page in (*programmes, *groups)},
    }


def shipped_examples() -> tuple[Example, ...]:
    """Return every worked example that ships, of programmes and of classifications.

    >>> [example.title for example in shipped_examples() if example.programme == "BLT_BBM"]
    ['Keluarga terdata pada September 2022: Rp300.000 dua kali']
    """
    return (*_examples("programmes"), *_examples("classification"))


@cache
def _examples(room: str) -> tuple[Example, ...]:
    with as_file(files(f"pskslib.{room}") / "examples") as folder:
        paths = sorted(folder.glob("*.toml"))
        return tuple(found for path in paths for found in read_examples(path, programme=path.stem.upper()))


def _about_these(room: str, codes: Sequence[str]) -> tuple[Example, ...]:
    return tuple(example for example in _examples(room) if example.programme in codes)


def _page_of(programme: Programme) -> Page:
    return Page(
        title=f"{programme.name} ({programme.code})",
        book=rulebook(as_of=_ANY_DAY),
        programmes=(programme.code,),
        tables=(programme.code,),
        examples=_about_these("programmes", [programme.code]),
    )


def _group(name: str, title: str, rules: Sequence[Programme], kinds: Sequence[Kind]) -> Page:
    codes = tuple(rule.code for rule in rules)
    listed = tuple(_listed(kind) for kind in kinds if kind.rule is None)
    intro = (_INTRO[name], *(("Jenis tanpa aturan:", "\n".join(listed)) if listed else ()))
    return Page(
        title=title,
        book=classifications(as_of=_ANY_DAY),
        programmes=codes,
        tables=tuple(dict.fromkeys(book.code for rule in rules for book in rule.books)),
        intro=intro,
        about={kind.rule: tuple(_about(kind)) for kind in kinds if kind.rule is not None},
        items={code: [item for item in POVERTY_ITEMS if item.code.startswith(f"{code}-")] for code in codes},
        examples=_about_these("classification", codes),
    )


def _listed(kind: Kind) -> str:
    return f"- **{kind.number}. {plain(kind.name)}** ({plain(kind.subject)}): {plain(kind.definition)}"


def _about(kind: Kind) -> Iterator[str]:
    level = kind.confidence.words("id")
    yield f"{plain(kind.definition)} ({plain(kind.law)}; {plain(kind.source)}; keyakinan {level})"
    if kind.sensitive:
        yield "**Jenis peka**: hanya temuan yang tercatat yang menetapkannya; tidak pernah disimpulkan dari data lain."
