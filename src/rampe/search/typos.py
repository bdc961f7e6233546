"""How far a word is from what somebody typed: a pure function."""

# Up to these lengths no typo, then one, are forgiven; two beyond.
NO_TYPO, ONE_TYPO = 3, 6


def allowed_typos(word: str) -> int:
    """Return how many typos are forgiven in a word that somebody typed."""
    if len(word) <= NO_TYPO:
        return 0
    return 1 if len(word) <= ONE_TYPO else 2


def typos(typed: str, word: str) -> tuple[int, int]:
    """Return how many typos lead from `word`, and from its nearest beginning, to `typed`.

    A typo is a letter too many, missing, another, or two swapped (Damerau 1964, optimal string
    alignment).
    """
    before: list[int] = []
    last = list(range(len(word) + 1))
    for row, char in enumerate(typed, start=1):
        line = [row]
        for column, other in enumerate(word, start=1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (char != other))
            swapped = (
                row > 1 and column > 1 and char == word[column - 2] and typed[row - 2] == other
            )
            line.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, last = last, line
    return last[-1], min(last)
