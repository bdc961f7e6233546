"""`python -m rampe` is the command `rampe`, and how each role is started."""

import gc

# Collecting garbage takes a quarter of the seconds in which modules load, and finds none.
gc.disable()

from rampe.entry.cli import main  # noqa: E402

gc.freeze()
gc.enable()

if __name__ == "__main__":
    main()
