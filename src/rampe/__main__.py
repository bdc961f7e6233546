"""`python -m rampe` is the command `rampe`."""

from rampe.entry.cli import main

if __name__ == "__main__":
    main()
