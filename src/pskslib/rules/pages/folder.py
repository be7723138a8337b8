"""Pages in a folder: writing them, and telling which are stale."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from pskslib.errors import RuleError
from pskslib.rules.pages.markdown import MADE


def stale(folder: Path, pages: Mapping[str, str]) -> tuple[str, ...]:
    """Return what differs between a folder and the pages that it should hold, one sentence each.

    Args:
        folder: The folder.
        pages: Texts by file name.

    >>> stale(Path("tidak-ada"), {"pkh.md": "# PKH"})
    ('pkh.md tidak ada',)
    """
    there = {path.name for path in folder.glob("*.md")}
    told = [f"{name} tidak ada" for name in pages if name not in there]
    told += [f"{name} tidak dibuat dari aturan mana pun" for name in sorted(there - set(pages))]
    for name, text in pages.items():
        if name in there and (folder / name).read_bytes() != text.encode():
            told.append(f"{name} sudah usang")
    return tuple(told)


def write(folder: Path, pages: Mapping[str, str]) -> tuple[str, ...]:
    """Write pages into a folder, and remove those that are no page any more; what people wrote there stays.

    Args:
        folder: The folder; made where it is missing.
        pages: Texts by file name.

    Returns:
        What was stale.

    Raises:
        RuleError: A file of that name was written by somebody; nothing is written then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    foreign = [name for name in pages if (folder / name).exists() and not _is_page(folder / name)]
    if foreign:
        raise RuleError(
            f"{folder}: {', '.join(foreign)} bukan halaman buku aturan dan tidak ditimpa; pilih folder lain"
        )
    told = stale(folder, pages)
    for path in folder.glob("*.md"):
        if path.name not in pages and _is_page(path):
            path.unlink()
    for name, text in pages.items():
        (folder / name).write_bytes(text.encode())
    return told


def _is_page(path: Path) -> bool:
    return path.read_bytes().startswith(MADE.encode())
