"""A typed container of what a process shares (database, bus, settings), without globals."""

from typing import Any, TypeVar, cast

from procrastinate import JobContext
from starlette.requests import HTTPConnection

T = TypeVar("T")


class Services:
    """Holds one object for each type it was registered under."""

    def __init__(self) -> None:
        self._objects: dict[Any, Any] = {}

    def put(self, key: type[T], value: T) -> None:
        """Register the object that serves as `key`."""
        self._objects[key] = value

    def get(self, key: type[T]) -> T:
        """Return what serves as `key`.

        Raises:
            LookupError: nothing was registered under it: an error of wiring in `entry`.
        """
        try:
            return cast(T, self._objects[key])
        except KeyError:
            raise LookupError(f"no {key.__name__} was registered") from None


def services_of_request(connection: HTTPConnection) -> Services:
    """Return the services of the application that handles a request."""
    return cast(Services, connection.app.state.services)


def services_of(context: JobContext) -> Services:
    """Return the services of the worker that runs a job."""
    return cast(Services, context.additional_context["services"])
