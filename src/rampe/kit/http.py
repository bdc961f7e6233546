"""What the endpoints of every domain take from a request: FastAPI's side of the kit."""

from collections.abc import AsyncGenerator, Callable
from typing import Annotated, Any, TypeVar, cast

from fastapi import Depends, Query
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import HTTPConnection

from rampe.kit.database import Database
from rampe.kit.pagination import MAX_PAGE
from rampe.kit.services import services_of_request

T = TypeVar("T")


def Provided(key: type[T]) -> Any:
    """Inject the service of a type: `storage: Annotated[Storage, Provided(Storage)]`."""

    # A coroutine: FastAPI would send a plain function to a thread of its own.
    async def provide(connection: HTTPConnection) -> T:
        return services_of_request(connection).get(key)

    return Depends(cast(Callable[..., T], provide))


async def _request_session(connection: HTTPConnection) -> AsyncGenerator[AsyncSession]:
    async with services_of_request(connection).get(Database).session() as session:
        yield session


# scope="function": committed before the answer is sent, so an acknowledged write is never lost.
Session = Annotated[AsyncSession, Depends(_request_session, scope="function")]
"""The request's transaction."""

Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]
"""How many rows a page shall have."""

Cursor = Annotated[str | None, Query(max_length=200)]
"""Where a page begins: `next_cursor` of the one before, none for the first."""
