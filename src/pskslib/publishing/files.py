"""Files are written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from pskslib.errors import ReportError


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write files, all or none.

    Args:
        contents: What goes into which file; what was there is replaced.

    Raises:
        ReportError: A place cannot be written to; nothing was written then.
    """
    parts = {path: path.with_name(f".{path.name}.part") for path in contents}
    try:
        for path, part in parts.items():
            with _told(path):
                if path.is_dir():
                    raise IsADirectoryError(0, "Is a directory", str(path))
                part.write_bytes(contents[path])
        for path, part in parts.items():
            with _told(path):
                part.replace(path)
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say which place failed and what to do."""
    try:
        yield
    except OSError as error:
        if path.is_dir():
            advice = "di tempat itu ada folder; pilih nama berkas lain"
        elif not path.parent.is_dir():
            advice = f"folder {path.parent} tidak ada; buat dahulu"
        else:
            advice = f"{error.strerror or error}; tutup berkas itu bila sedang dibuka, atau pilih tempat lain"
        raise ReportError(f"{path.name} tidak dapat ditulis: {advice}") from error
