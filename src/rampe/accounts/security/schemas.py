"""What account security takes and gives over HTTP."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rampe.accounts.passwords import MAX_LENGTH
from rampe.accounts.schemas import Input
from rampe.accounts.security.factors import Method
from rampe.accounts.security.models import What
from rampe.kit.ids import PublicId
from rampe.kit.text import Line

Code = Annotated[str, Field(min_length=6, max_length=6, pattern="^[0-9]{6}$")]
RecoveryCodeText = Annotated[str, Field(min_length=10, max_length=20, pattern=r"^[A-Za-z0-9 \-]+$")]


class _Credential(BaseModel):
    """What `PublicKeyCredential.toJSON()` gives; parts that we do not use are passed over."""

    model_config = ConfigDict(extra="ignore", populate_by_name=True)

    def as_json(self) -> dict[str, Any]:
        """Return it under the names of WebAuthn."""
        return self.model_dump(by_alias=True, exclude_none=True)


def _base64url(most: int) -> Any:
    return Field(min_length=1, max_length=most, pattern="^[A-Za-z0-9_-]+$")


CredentialId = Annotated[str, _base64url(1400)]
ClientData = Annotated[str, _base64url(4000)]


class AssertionResponse(_Credential):
    """A passkey's answer to a challenge."""

    client_data: ClientData = Field(alias="clientDataJSON")
    authenticator_data: Annotated[str, _base64url(2000)] = Field(alias="authenticatorData")
    signature: Annotated[str, _base64url(2000)]
    user_handle: Annotated[str, _base64url(100)] | None = Field(None, alias="userHandle")


class PasskeyAssertion(_Credential):
    """A passkey that says who is there."""

    id: CredentialId
    raw_id: CredentialId = Field(alias="rawId")
    type: Literal["public-key"]
    response: AssertionResponse


class RegistrationResponse(_Credential):
    """A new passkey's public key."""

    client_data: ClientData = Field(alias="clientDataJSON")
    attestation: Annotated[str, _base64url(16_000)] = Field(alias="attestationObject")
    transports: Annotated[list[Annotated[str, Field(max_length=30)]], Field(max_length=10)] = []


class PasskeyRegistration(_Credential):
    """A passkey that was just made."""

    id: CredentialId
    raw_id: CredentialId = Field(alias="rawId")
    type: Literal["public-key"]
    response: RegistrationResponse


PasskeyName = Annotated[str, Line(40, min_length=1)]


class PasskeyOptions(BaseModel):
    """What `PublicKeyCredential.parse…OptionsFromJSON()` of the browser takes."""

    options: dict[str, Any]


class PasskeyCreation(Input):
    """A new passkey and what its member calls it."""

    name: PasskeyName
    credential: PasskeyRegistration


class PasskeyRenaming(Input):
    """Another name for a passkey."""

    name: PasskeyName


class PasskeyInfo(BaseModel):
    """A passkey in its member's list; `synced` ones are in a password manager's cloud."""

    id: PublicId
    name: str
    synced: bool
    created_at: datetime
    used_at: datetime | None


class PasskeyAdded(BaseModel):
    """The new passkey; with the first second factor of an account come its recovery codes."""

    passkey: PasskeyInfo
    recovery_codes: list[str] | None


class TotpSetupInfo(BaseModel):
    """An app's secret, shown once: to scan (rows of 0 and 1), to open, or to type."""

    secret: str
    uri: str
    qr: list[str]


class TotpConfirmation(Input):
    """The first code of an app."""

    code: Code


class TotpAdded(BaseModel):
    """With the first second factor of an account come its recovery codes."""

    recovery_codes: list[str] | None


class RecoveryCodes(BaseModel):
    """Ten codes, shown this once."""

    codes: list[str]
    expires_at: datetime


class PasskeySignIn(Input):
    """A passkey in place of login and password."""

    passkey: PasskeyAssertion


class PendingChallenge(Input):
    """A sign-in that waits for its second factor."""

    challenge: Annotated[str, Field(min_length=20, max_length=100, pattern="^[A-Za-z0-9_-]+$")]


def _check_one(given: BaseModel, names: frozenset[str]) -> None:
    chosen = given.model_fields_set & names
    if len(chosen) != 1 or not getattr(given, next(iter(chosen))):
        raise ValueError("give exactly one proof")


class SecondFactor(PendingChallenge):
    """One of the ways in `methods` to complete a sign-in."""

    passkey: PasskeyAssertion | None = None
    totp: Code | None = None
    recovery_code: RecoveryCodeText | None = None

    @model_validator(mode="after")
    def _one(self) -> "SecondFactor":
        _check_one(self, frozenset(("passkey", "totp", "recovery_code")))
        return self


class Proof(Input):
    """One of the ways in `methods` to prove that it is the member."""

    passkey: PasskeyAssertion | None = None
    totp: Code | None = None
    recovery_code: RecoveryCodeText | None = None
    password: Annotated[str, Field(min_length=1, max_length=MAX_LENGTH)] | None = None
    demo: bool | None = None

    @model_validator(mode="after")
    def _one(self) -> "Proof":
        _check_one(self, frozenset(type(self).model_fields))
        return self


class Proven(BaseModel):
    """Until when dangerous acts go through without another proof."""

    until: datetime


class SecurityLine(BaseModel):
    """A line of the security log; `what` names a text of the web client."""

    id: PublicId
    what: What
    device: str
    address: str
    details: dict[str, str]
    at: datetime


class SecurityOverview(BaseModel):
    """How the member's account is kept."""

    has_password: bool
    email_pending: str | None
    totp_since: datetime | None
    passkeys: list[PasskeyInfo]
    passkeys_possible: bool
    recovery_codes: int
    recovery_codes_expire_at: datetime | None
    shared: bool
    methods: list[Method]
