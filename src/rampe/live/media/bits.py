"""Reads single bits and Exp-Golomb numbers (ITU-T H.264 §9.1) from bytes."""


class BadMedia(ValueError):
    """Bytes that are not what they claim to be."""


class BitReader:
    """A cursor over bits, first bit of each byte first. Raises `BadMedia` past the end."""

    __slots__ = ("_left", "_value")

    def __init__(self, data: bytes) -> None:
        self._value = int.from_bytes(data, "big")
        self._left = len(data) * 8

    @property
    def left(self) -> int:
        """How many bits have not been read."""
        return self._left

    def bits(self, count: int) -> int:
        """Read an unsigned number of `count` bits."""
        if count > self._left:
            raise BadMedia("the bits end too early")
        self._left -= count
        return (self._value >> self._left) & ((1 << count) - 1)

    def flag(self) -> bool:
        """Read one bit."""
        return self.bits(1) == 1

    def unsigned(self) -> int:
        """Read `ue(v)`."""
        zeros = 0
        while not self.flag():
            zeros += 1
            if zeros > 32:
                raise BadMedia("an Exp-Golomb number of more than 32 bits")
        return (1 << zeros) - 1 + self.bits(zeros)

    def signed(self) -> int:
        """Read `se(v)`."""
        code = self.unsigned()
        return (code + 1) // 2 if code & 1 else -(code // 2)
