"""Words of texts and of queries, as search compares them: pure functions with bounded results.

A text is folded (no marks, no case), ligatures are spelled out, and runs of letters, marks and
digits are its words. Scripts that are written without spaces are cut into pairs of characters.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from rampe.kit.fold import fold
from rampe.search.typos import allowed_typos

LONGEST_QUERY = 200
MAX_QUERY_WORDS = 6
LONGEST_WORD = 32
MAX_DOCUMENT_WORDS = 2_000
# Of a whole query: five words of eight letters, whatever somebody pastes.
MAX_QUERY_GRAMS = 40
# Sorts after every character, so that [word, word + LAST) are the words that begin with it.
LAST = "\U0010ffff"

_SPELLED_OUT = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
# Han, kana, Thai, Lao, Burmese, Khmer.
_UNSPACED = (
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0x20000, 0x3FFFF),
)
# Words that nearly every caption has: they say nothing of what it is about.
_EMPTY_WORDS = """
    a ai ais ait as au aux avec c ca ce ces cet cette d dans de des du elle en est et eu il ils j je
    l la le les leur lui m ma mais me meme mes moi mon n ne nos notre nous on ont ou par pas pour qu
    que qui s sa sans se ses si son sont sur t ta te tes toi ton tu un une vos votre vous y
    about an and are at be but by for from has have he her his how i in is it its my no not of or
    our she so that the their them they this to was we were what when with you your
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


@dataclass(frozen=True)
class Query:
    """What somebody looks for: its words in order, each once."""

    words: tuple[str, ...]

    @cached_property
    def joined(self) -> str:
        """The words as one, as hashtags and handles write them."""
        return "".join(self.words)[:LONGEST_WORD]

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The words as videos are found by: without empty ones, unless there is no other."""
        full = [word for word in self.words if word not in _EMPTY]
        return tuple(dict.fromkeys(stem(word) for word in full or self.words))


def parse_query(text: str) -> Query:
    """Return the first words of a query; whatever is no word is left out."""
    words: dict[str, None] = {}
    for word in words_of(text[:LONGEST_QUERY]):
        words.setdefault(word[:LONGEST_WORD])
        if len(words) == MAX_QUERY_WORDS:
            break
    return Query(tuple(words))


def document_words(*texts: str) -> list[str]:
    """Return the stems of texts, each once, without empty words, at most `MAX_DOCUMENT_WORDS`."""
    found: dict[str, None] = {}
    for text in texts:
        for word in words_of(text):
            if word not in _EMPTY and len(word) <= LONGEST_WORD:
                found.setdefault(stem(word))
            if len(found) == MAX_DOCUMENT_WORDS:
                return list(found)
    return list(found)


def name_words(handle: str, name: str) -> list[str]:
    """Return the words by which an account is found: its handle as one, and all its parts."""
    words = dict.fromkeys(words_of(f"{handle} {name}"))
    joined = [join(handle), join(name)]
    return [word[:LONGEST_WORD] for word in dict.fromkeys([*joined, *words]) if word]


def words_of(text: str) -> Iterator[str]:
    """Give the words of a text in order."""
    for run in _plain(text).split():
        yield from _pairs(run) if _is_unspaced(run[0]) and len(run) > 2 else (run,)


def join(text: str) -> str:
    """Return a text as one word."""
    return _plain(text).replace(" ", "")[:LONGEST_WORD]


def stem(word: str) -> str:
    """Return a word without the sign of its plural."""
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def grams_of(word: str) -> list[str]:
    """Return what a word shares with similar ones, each once.

    Its trigrams, with one space at each end, and `=` with its letters in order: two letters
    swapped in a short word leave no trigram as it was.
    """
    padded = f" {word[:LONGEST_WORD]} "
    trigrams = (padded[at : at + 3] for at in range(max(1, len(padded) - 2)))
    return list(dict.fromkeys(["=" + "".join(sorted(padded.strip())), *trigrams]))


def bits_of(grams: Iterable[str]) -> int:
    """Return one bit of 64 for each trigram, as a signed number: what two words have in common."""
    bits = 0
    for gram in grams:
        bits |= 1 << crc32(gram.encode()) % 64
    return bits - (1 << 64) if bits >> 63 else bits


def telling_grams(words: Sequence[str]) -> list[list[str]]:
    """Return the trigrams by which words similar to each are looked for, `MAX_QUERY_GRAMS` in all.

    Endings are left out of longer words: a tenth of all French words share each of them. Of words
    that are too short for a typo there are none.
    """
    left, telling = MAX_QUERY_GRAMS, list[list[str]]()
    for word in words:
        grams = grams_of(word) if allowed_typos(word) else []
        grams = (grams[:-1] if len(grams) > 5 else grams)[:left]
        left -= len(grams)
        telling.append(grams)
    return telling


def _plain(text: str) -> str:
    """Return the words of a text, separated by spaces."""
    folded = fold(text).translate(_SPELLED_OUT)
    return "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in folded)


def _is_unspaced(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in _UNSPACED)


def _pairs(run: str) -> Iterator[str]:
    for at in range(len(run) - 1):
        yield run[at : at + 2]
