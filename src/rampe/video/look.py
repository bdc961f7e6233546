"""Who looks at videos in a request, for every endpoint that shows some."""

from typing import Annotated

from fastapi import Depends

from rampe.accounts.http import Viewer
from rampe.kit.http import Provided
from rampe.media import MediaSigner
from rampe.ports.storage import Storage
from rampe.video.cards import Look


async def get_look(
    viewer: Viewer,
    storage: Annotated[Storage, Provided(Storage)],
    signer: Annotated[MediaSigner, Provided(MediaSigner)],
) -> Look:
    """Return who looks in this request."""
    return Look(viewer, storage, signer)


LookDep = Annotated[Look, Depends(get_look)]
