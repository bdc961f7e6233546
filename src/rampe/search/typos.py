"""How far a word is from what somebody typed: a pure function."""

# Up to these lengths no typo, then one, are forgiven; two beyond.
NO_TYPO, ONE_TYPO = 3, 6


def allowed_typos(word: str) -> int:
    """Return how many typos are forgiven in a word that somebody typed."""
    if len(word) <= NO_TYPO:
        return 0
    return 1 if len(word) <= ONE_TYPO else 2


def typos(typed: str, word: str, most: int) -> tuple[int, int]:
    """Return how many typos lead from `word`, and from its nearest beginning, to `typed`.

    A typo is a letter too many, missing, another, or two swapped (Damerau 1964, optimal string
    alignment). More than `most` is told as one more, so that only the cells of the table within
    `most` of its diagonal are looked at (Ukkonen 1985), and none past the row that settles it.
    """
    far = most + 1
    width = min(len(word), len(typed) + most)
    before: list[int] = []
    last = [min(column, far) for column in range(width + 1)]
    for row, char in enumerate(typed, start=1):
        line = [far] * (width + 1)
        line[0] = min(row, far)
        for column in range(max(1, row - most), min(width, row + most) + 1):
            other = word[column - 1]
            if char == other:
                cost = last[column - 1]
            else:
                cost = 1 + min(last[column - 1], last[column], line[column - 1])
                if row > 1 < column and char == word[column - 2] and typed[row - 2] == other:
                    cost = min(cost, 1 + before[column - 2])
            line[column] = min(cost, far)
        if min(line) == far:
            return far, far
        before, last = last, line
    return last[-1] if width == len(word) else far, min(last)
