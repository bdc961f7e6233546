"""HTTP of the operator's page."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from rampe import __version__
from rampe.accounts import Principal, Role
from rampe.accounts.http import Member
from rampe.entry.config import Shown, shown
from rampe.entry.operate.schemas import Installation, OperatorSettings, Setting, Source
from rampe.entry.operate.state import read_installation
from rampe.entry.settings import UP, Settings
from rampe.kit.errors import NotFound, responses
from rampe.kit.http import Provided
from rampe.kit.services import services_of_request
from rampe.kit.settings import DEFAULT, PREFIX


async def _require_operator(member: Member) -> Principal:
    """Let administrators pass; nobody else learns that there is something."""
    if member.role is not Role.ADMIN:
        raise NotFound
    return member


Operator = Annotated[Principal, Depends(_require_operator)]

SAID_BY_NOBODY: dict[str, Source] = {DEFAULT: "default", UP: "up"}

router = APIRouter(prefix="/operator", tags=["operator"])


@router.get("/settings", responses=responses(NotFound))
async def get_settings(
    _operator: Operator, settings: Annotated[Settings, Provided(Settings)]
) -> OperatorSettings:
    """List the settings in force, as `rampe config` shows them: secrets masked."""
    return OperatorSettings(
        version=__version__,
        settings=[_setting(one) for one in shown(settings, settings.sources)],
        secrets_file=str(settings.secrets_path),
    )


@router.get("/installation", responses=responses(NotFound))
async def get_installation(_operator: Operator, request: Request) -> Installation:
    """Say how the installation is: engines, what waits, disk, and how much there is."""
    return await read_installation(services_of_request(request))


def _setting(one: Shown) -> Setting:
    where = None if one.source in SAID_BY_NOBODY else one.source
    return Setting(key=one.key, value=one.value, source=_source(one.source), where=where)


def _source(given_by: str) -> Source:
    if said := SAID_BY_NOBODY.get(given_by):
        return said
    return "environment" if given_by.startswith(PREFIX) else "file"
