"""Migrations are one line: one head, no branch, numbered without a gap."""

import sys
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory

import rampe.migrations


def problems() -> list[str]:
    """Say what is wrong with the history of migrations."""
    config = Config()
    config.set_main_option("script_location", str(Path(rampe.migrations.__path__[0])))
    scripts = ScriptDirectory.from_config(config)
    heads = scripts.get_heads()
    if len(heads) != 1:
        return [f"there must be one head, not {len(heads)}: {', '.join(heads)}"]
    history = [script.revision for script in scripts.walk_revisions()][::-1]
    return [
        f"{revision} should be {number:04d}"
        for number, revision in enumerate(history, 1)
        if not revision.startswith(f"{number:04d}")
    ]


if __name__ == "__main__":
    found = problems()
    print("\n".join(found), file=sys.stderr, end="\n" if found else "")
    sys.exit(bool(found))
