"""``pskslib new-programme``: the files that a programme of one's own begins with.

The three files run as they are: the test passes before anything is filled in. What a rule author has to fill in is
marked ``ISI`` in all of them.
"""

from __future__ import annotations

import keyword
import re
import sys
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Final

from attrs import frozen

from pskslib.errors import PskslibError

MARK: Final = "ISI"
"""What stands wherever something has to be filled in."""
_CODE: Final = re.compile(r"[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)*")
_LONGEST: Final = 30
_USED: Final = frozenset(
    {
        *("PSKSLIB", "PYTEST", "ATTRS"),
        *("NUMBERS", "POOR", "ELDERLY", "NO_CIVIL_SERVANT"),
        *("DAY", "BOOK", "CODE", "OLD", "YOUNG", "OFFICER", "CASES"),
    }
)
"""Names that the files use themselves: a module or programme of that name would hide them."""


@frozen(kw_only=True)
class Names:
    """What the new programme is called.

    Attributes:
        code: In rules and records, e.g. ``"SANTUNAN-DUKA"``.
        name: In Python: ``SANTUNAN_DUKA``.
        module: Of its files: ``santunan_duka``.
    """

    code: str
    name: str
    module: str


def names_for(code: str) -> Names:
    """Work out the names of a new programme.

    Args:
        code: The code that somebody typed; small letters are taken as capitals.

    Raises:
        PskslibError: The code cannot be one, or is taken.

    >>> names_for("santunan-duka")
    Names(code='SANTUNAN-DUKA', name='SANTUNAN_DUKA', module='santunan_duka')
    """
    from pskslib.programmes import PROGRAMMES

    code = code.strip().upper()
    if not _CODE.fullmatch(code) or len(code) > _LONGEST:
        raise PskslibError(
            f"kode {code!r} tidak dapat dipakai; pakai huruf, angka, _ dan -, diawali huruf, "
            f"paling panjang {_LONGEST}, misalnya SANTUNAN_DUKA"
        )
    if code in {programme.code for programme in PROGRAMMES}:
        raise PskslibError(f"kode {code} sudah dipakai program dalam buku aturan; pilih kode lain")
    name = code.replace("-", "_")
    module = name.lower()
    if name in _USED or module in sys.stdlib_module_names or keyword.iskeyword(module):
        raise PskslibError(
            f"kode {code} bertabrakan dengan nama {module} dalam Python atau dalam berkas yang ditulis; "
            f"tambahkan kata, misalnya BANTUAN_{name}"
        )
    return Names(code=code, name=name, module=module)


def new_programme(code: str, folder: Path) -> tuple[Path, ...]:
    """Write the files of a new programme.

    Args:
        code: Its code.
        folder: Where to write; made if it is not there.

    Returns:
        The rules, their numbers, and their test.

    Raises:
        PskslibError: The code cannot be one, or one of the files is there already; nothing is written then.
        OSError: The folder cannot be written to.
    """
    names = names_for(code)
    texts = {
        folder / f"{names.module}.py": _filled("programme.py", names),
        folder / f"{names.module}.toml": _filled("programme.toml", names),
        folder / f"test_{names.module}.py": _filled("test_programme.py", names),
    }
    there = [path.name for path in texts if path.exists()]
    if there:
        raise PskslibError(f"{', '.join(there)} sudah ada di {folder}; tidak ada yang ditulis. Pakai --out FOLDER lain")
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in texts.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return tuple(texts)


def next_steps(written: tuple[Path, ...]) -> str:
    """Say in Bahasa Indonesia what was written, and what to do next."""
    rules, table, test = written
    return "\n".join(
        (
            "Ditulis:",
            f"  {rules}  aturannya, satu syarat demi satu syarat",
            f"  {table}  angkanya, bertanggal dan bersumber",
            f"  {test}  contoh keputusan, dihitung dengan tangan",
            f"Yang perlu diisi bertanda {MARK}. Jalankan contohnya: python -m pytest {test}",
            "Panduan: docs/panduan-aturan.md",
        )
    )


def _filled(name: str, names: Names) -> str:
    text = (files("pskslib.cli") / "templates" / f"{name}.template").read_text(encoding="utf-8")
    return Template(text).substitute(code=names.code, name=names.name, module=names.module)
