"""What accounts take and give over HTTP."""

from datetime import date, datetime
from typing import Annotated, Literal
from urllib.parse import urlsplit

from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema, model_validator

from rampe.accounts.age import Band
from rampe.accounts.countries import country_codes, zone_names
from rampe.accounts.handle import clean_handle
from rampe.accounts.interests import check_interests
from rampe.accounts.live_gate import LiveBarrier
from rampe.accounts.models import Gender, Role
from rampe.accounts.passwords import MAX_LENGTH, MIN_LENGTH
from rampe.kit import clock
from rampe.kit.ids import PublicId
from rampe.kit.text import Line, Text

MAX_LINKS = 5


def clean_email(text: str) -> str:
    """Return an address as it is stored; whether it exists is what the mailed link finds out.

    Raises:
        ValueError: not an address.
    """
    try:
        checked = validate_email(
            text.strip(),
            check_deliverability=False,
            # Few mail servers take more than ASCII before the @.
            allow_smtputf8=False,
            # Addresses under .test are fine for trying things out.
            test_environment=True,
        )
    except EmailNotValidError as error:
        raise ValueError("not an e-mail address") from error
    return checked.normalized


def fold_email(address: str) -> str:
    """Return an address as it is compared: mail servers that tell case apart are a legend."""
    return address.casefold()


def check_birth_date(value: date) -> date:
    """Refuse dates on which nobody alive was born.

    Raises:
        ValueError: before 1900, or later than it is anywhere on earth.
    """
    if value.year < 1900 or value > clock.now().date():
        raise ValueError("not a birth date")
    return value


def check_country(code: str) -> str:
    """Refuse what is not a country.

    Raises:
        ValueError: not in ISO 3166.
    """
    if code not in country_codes():
        raise ValueError("not a country code of ISO 3166")
    return code


def check_zone(name: str) -> str:
    """Refuse what is not a time zone.

    Raises:
        ValueError: not in the tz database.
    """
    if name not in zone_names():
        raise ValueError("not a time zone")
    return name


def check_url(text: str) -> str:
    """Refuse links that are not plain web addresses.

    Raises:
        ValueError: another scheme, no host, credentials in it, or spaces.
    """
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ValueError("a link starts with https:// and names a site")
    if not text.isprintable() or " " in text:
        raise ValueError("a link has no spaces")
    return text


Email = Annotated[
    str,
    Field(max_length=254),
    AfterValidator(clean_email),
    WithJsonSchema({"type": "string", "format": "email", "maxLength": 254}),
]
Handle = Annotated[
    str,
    Field(max_length=30),
    AfterValidator(clean_handle),
    WithJsonSchema({"type": "string", "pattern": "^@?[A-Za-z0-9._]{2,24}$"}),
]
Password = Annotated[str, Field(min_length=MIN_LENGTH, max_length=MAX_LENGTH)]
BirthDate = Annotated[date, AfterValidator(check_birth_date)]
Country = Annotated[str, Field(min_length=2, max_length=2), AfterValidator(check_country)]
Zone = Annotated[str, Field(max_length=60), AfterValidator(check_zone)]
Locale = Literal["fr", "en"]
Interests = Annotated[list[str], Field(max_length=50), AfterValidator(check_interests)]
Url = Annotated[str, Field(max_length=300), AfterValidator(check_url)]
MailedTokenText = Annotated[str, Field(min_length=20, max_length=100, pattern="^[A-Za-z0-9_-]+$")]


class Input(BaseModel):
    """A request body; unknown fields are refused, so that a typo does not pass for done."""

    model_config = ConfigDict(extra="forbid")


class Link(Input):
    """A link on a profile."""

    url: Url
    label: Annotated[str, Line(40)] = ""


class AccountRef(BaseModel):
    """An account wherever it is shown."""

    id: PublicId
    handle: str
    name: str
    avatar_url: str | None
    private: bool


class SignUp(Input):
    """A new account."""

    email: Email
    password: Password
    handle: Handle
    birth_date: BirthDate
    country: Country
    locale: Locale
    zone: Zone | None = None
    name: Annotated[str, Line(40)] = ""
    gender: Gender | None = None
    interests: Interests | None = None


class SignIn(Input):
    """A login is a handle or an address."""

    login: Annotated[str, Field(min_length=1, max_length=254)]
    password: Annotated[str, Field(min_length=1, max_length=MAX_LENGTH)]


class Capabilities(BaseModel):
    """What the member may do now. `live`: null, or what keeps them from hosting lives."""

    publish: bool
    comment: bool
    moderate: bool
    administer: bool
    live: LiveBarrier | None


class Me(BaseModel):
    """The signed-in member's own account, private parts included.

    `acting`: somebody of the brand's team acts as it, and sees nothing that is a person's own.
    `age_disputed`: only staff can give the account a birth date.
    """

    id: PublicId
    handle: str
    name: str
    email: str | None
    email_verified: bool
    role: Role
    band: Band
    birth_date: date | None
    age_disputed: bool
    gender: Gender | None
    locale: str
    country: str
    zone: str
    private: bool
    bio: str
    links: list[Link]
    avatar_url: str | None
    interests: list[str]
    capabilities: Capabilities
    handle_changeable_at: datetime | None
    brand: bool
    acting: bool
    demo: bool
    created_at: datetime


class SignedIn(Me):
    """One's account after signing in; `token` only for who asked `Accept-Session: bearer`."""

    token: str | None = None


class CurrentSession(BaseModel):
    """Who is signed in; nobody is null."""

    me: Me | None


class ProfileChange(Input):
    """What a member changes; absent fields stay. Only the gender may be taken away again (null)."""

    name: Annotated[str, Line(40, min_length=1)] | None = None
    bio: Annotated[str, Text(300)] | None = None
    links: Annotated[list[Link], Field(max_length=MAX_LINKS)] | None = None
    private: bool | None = None
    locale: Locale | None = None
    country: Country | None = None
    gender: Gender | None = None

    @model_validator(mode="after")
    def _refuse_null(self) -> "ProfileChange":
        for field in self.model_fields_set - {"gender"}:
            if getattr(self, field) is None:
                raise ValueError(f"{field} cannot be null")
        return self


class HandleChange(Input):
    """Another handle."""

    handle: Handle


class InterestsChoice(Input):
    """At least three interests."""

    interests: Interests


class BirthDateChoice(Input):
    """The birth date of a member who has given none so far."""

    birth_date: BirthDate


class PasswordChange(Input):
    """Another password."""

    password: Password
    end_others: bool = True


class EmailChange(Input):
    """Another address."""

    email: Email


class TokenUse(Input):
    """A token from a mailed link."""

    token: MailedTokenText


class EmailChecked(BaseModel):
    """Whose address was proved."""

    handle: str


class ResetRequest(Input):
    """The address of an account whose password is forgotten."""

    email: Email


class PasswordReset(Input):
    """A new password, by who can read the account's mail."""

    token: MailedTokenText
    password: Password


class SessionInfo(BaseModel):
    """A signed-in device."""

    id: PublicId
    current: bool
    user_agent: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime


class SessionList(BaseModel):
    """Every signed-in device of a member, the latest first."""

    items: list[SessionInfo]


class DemoSignIn(Input):
    """One of the demo's cast."""

    handle: Handle


class KeptMessage(BaseModel):
    """A mail in the local inbox."""

    id: PublicId
    recipient: str
    subject: str
    body: str
    at: datetime


class KeptMessages(BaseModel):
    """The local inbox, newest first."""

    items: list[KeptMessage]


class InterestInfo(BaseModel):
    """An interest that can be chosen."""

    code: str


class DemoMember(BaseModel):
    """One of the demo's cast; `role_text_code` names a text of the web client."""

    handle: str
    name: str
    role_text_code: str
    avatar_url: str | None


class DemoInfo(BaseModel):
    """Whether this installation shows the demo, and with whom.

    `stage` names this setting of the stage: after `demo remove` the next one has another.
    """

    active: bool
    stage: PublicId | None
    cast: list[DemoMember]


class Keeping(BaseModel):
    """For how many days something is kept after its end, as the operator has set it."""

    grace_days: int
    """A deleted account or brand, which can be brought back."""
    archive_days: int
    """A member's archive, to be downloaded."""
    former_handle_days: int
    """The handle of an account that is gone, for nobody else. It may be 0."""


class Instance(BaseModel):
    """What a client has to know of this installation before anybody signs in.

    Domains above add their own parts (`InstanceInfo`), such as `video`.
    """

    model_config = ConfigDict(extra="allow")

    name: str
    version: str
    min_age: int
    min_interests: int
    languages: list[str]
    interests: list[InterestInfo]
    countries: list[str]
    demo: DemoInfo
    mail_inbox: bool
    keeping: Keeping
