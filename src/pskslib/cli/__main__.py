"""``python -m pskslib.cli``."""

from pskslib.cli import main

raise SystemExit(main())
