"""What every test run shares: Hypothesis profiles, and the code in README, docs and docstrings as tests."""

import os
import tempfile
from contextlib import ExitStack, chdir
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE

import pytest
from hypothesis import HealthCheck, Phase, settings
from sybil import Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser
from xdist.remote import Producer  # type: ignore[import-untyped]
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

# A slow machine is no fault of the code: neither deadlines nor "too slow" may fail a test.
_SLOW = [HealthCheck.too_slow]
settings.register_profile("default", max_examples=200, deadline=None, suppress_health_check=_SLOW)
_DEFAULT = settings.get_profile("default")
settings.register_profile("ci", _DEFAULT, derandomize=False, print_blob=True)
settings.register_profile("dev", _DEFAULT, max_examples=25)
settings.register_profile("nightly", _DEFAULT, max_examples=20_000, print_blob=True)
settings.register_profile(
    "mut",
    _DEFAULT,
    max_examples=50,
    phases=(Phase.explicit, Phase.generate),
    derandomize=True,
    database=None,
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

_FLAGS = ELLIPSIS | NORMALIZE_WHITESPACE


def _enter_scratch(namespace: dict[str, object]) -> None:
    """Run a page's code in an empty directory, so that what it saves does not land in the repository."""
    stack = ExitStack()
    stack.enter_context(chdir(stack.enter_context(tempfile.TemporaryDirectory())))
    namespace["_scratch"] = stack


def _leave_scratch(namespace: dict[str, object]) -> None:
    stack = namespace["_scratch"]
    assert isinstance(stack, ExitStack)
    stack.close()


_pages = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=_FLAGS), SkipParser()],
    patterns=["README.md", "docs/*.md"],
    setup=_enter_scratch,
    teardown=_leave_scratch,
)
_docstrings = Sybil(
    parsers=[DocTestParser(optionflags=_FLAGS)],
    path="src",
    patterns=["**/*.py"],
    document_types={".py": PythonDocStringDocument},
)
pytest_collect_file = (_pages + _docstrings).pytest()


class _PagesWhole(LoadScopeScheduling):  # type: ignore[misc]
    """Spread tests one by one, but keep a document's examples together: they share names.

    Tests on Spark, whose names say so, go to one process: starting Spark costs more than most of them.

    (``--dist=loadgroup`` would do, but xdist 3.8 cannot mark groups under pytest 9.2.)
    """

    def _split_scope(self, nodeid: str) -> str:
        if "spark" in nodeid:
            return "spark"
        path = nodeid.split("::", 1)[0]
        return path if path.endswith(".md") or path.startswith("src/") else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Tell xdist how to share the tests out."""
    return _PagesWhole(config, log)
