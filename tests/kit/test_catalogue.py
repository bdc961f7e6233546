"""The server's texts come from the web client's catalogues."""

import re

import pytest

from rampe.kit.catalogue import LOCALES, UnknownMessage, load, message

PARAMETERS = re.compile(r"\{(\w+)\}")


def test_parameters_are_filled() -> None:
    """Decision 15."""
    assert message("en", "mail_reset_subject", site="Rampe") == "Rampe: a new password"


def test_parameter_is_not_filled_again() -> None:
    """A value that looks like a parameter stays what it is."""
    assert message("en", "mail_reset_subject", site="{url}", url="x") == "{url}: a new password"


def test_other_languages_read_french() -> None:
    """Decision 15."""
    assert message("de", "mail_reset_subject", site="R") == "R\u00a0: un nouveau mot de passe"


@pytest.mark.parametrize("key", ["mail_nothing", "mail_reset_subject"])
def test_unknown_message_or_parameter(key: str) -> None:
    """A mail with holes is not sent."""
    with pytest.raises(UnknownMessage):
        message("fr", key)


def test_mails_are_the_same_in_every_language() -> None:
    """Decision 15: the same keys, the same parameters."""
    mails = [
        {
            key: frozenset(PARAMETERS.findall(text))
            for key, text in load(locale).items()
            if key.startswith("mail_") and isinstance(text, str)
        }
        for locale in LOCALES
    ]
    assert mails[0] == mails[1]
    assert len(mails[0]) >= 8
