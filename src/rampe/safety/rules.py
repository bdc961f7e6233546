"""The rules that decisions cite, by the numbers they have on the guidelines page (D2, TNS-05).

A number is never given to another rule. The texts are in the web client's catalogues, as
`rule_1_1_title` and `rule_1_1_text`.
"""

from enum import StrEnum


class Rule(StrEnum):
    """A rule of the published guidelines."""

    MINORS_SEXUALISED = "1.1"
    MINORS_APPROACHED = "1.2"
    MINORS_ENDANGERED = "1.3"
    MINORS_AGE = "1.4"
    THREATS = "2.1"
    GORE = "2.2"
    SELF_HARM = "2.3"
    NUDITY = "3.1"
    INTIMATE_IMAGES = "3.2"
    HARASSMENT = "4.1"
    HATE = "4.2"
    PRIVACY = "4.3"
    IMPERSONATION = "4.4"
    SCAM = "5.1"
    SPAM = "5.2"
    MISINFORMATION = "5.3"
    RIGHTS = "6.1"
    ILLEGAL = "6.2"
    YOUTH_TARGETING = "7.1"
    YOUTH_DISCLOSURE = "7.2"
    YOUTH_PRODUCTS = "7.3"
    YOUTH_PRESSURE = "7.4"
    YOUTH_CONTACT = "7.5"
    YOUTH_CAST = "7.6"


def title_key(rule: Rule) -> str:
    """Return the key of a rule's title in the catalogues."""
    return f"rule_{rule.value.replace('.', '_')}_title"
