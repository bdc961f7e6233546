"""What account security takes and gives over HTTP."""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field, model_validator

from rampe.accounts.passwords import MAX_LENGTH
from rampe.accounts.schemas import Input
from rampe.accounts.security.factors import Method
from rampe.accounts.security.models import What
from rampe.kit.ids import PublicId

Code = Annotated[str, Field(min_length=6, max_length=6, pattern="^[0-9]{6}$")]
RecoveryCodeText = Annotated[str, Field(min_length=10, max_length=20, pattern=r"^[A-Za-z0-9 \-]+$")]


class Proof(Input):
    """One of the ways in `methods` to prove that it is the member."""

    password: Annotated[str, Field(min_length=1, max_length=MAX_LENGTH)] | None = None
    totp: Code | None = None
    recovery_code: RecoveryCodeText | None = None
    demo: bool | None = None

    @model_validator(mode="after")
    def _one(self) -> "Proof":
        if len(self.model_fields_set) != 1 or not getattr(self, next(iter(self.model_fields_set))):
            raise ValueError("give exactly one proof")
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
    totp: bool
    passkeys: int
    recovery_codes: int
    methods: list[Method]
    proved_until: datetime | None
