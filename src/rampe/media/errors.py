"""What can go wrong between a member and their upload.

Every answer to a tus client carries the protocol's version, errors too (tus 1.0, "Tus-Resumable").
"""

from rampe.kit.errors import Conflict, NotFound, RampeError
from rampe.media.tus import VERSION


class TusError(RampeError):
    """An error of the upload protocol."""

    code, status, title = "bad_upload_request", 400, "The upload request is not valid"

    @property
    def headers(self) -> dict[str, str]:
        return {"Tus-Resumable": VERSION, "Cache-Control": "no-store"}


class WrongTusVersion(TusError):
    """The client speaks another version of tus, or none."""

    code, status, title = "tus_version", 412, "Only tus 1.0.0 is spoken here"

    @property
    def headers(self) -> dict[str, str]:
        return {**super().headers, "Tus-Version": VERSION}


class WrongContentType(TusError):
    """A PATCH without the content type of tus."""

    code, status, title = "wrong_content_type", 415, "Send application/offset+octet-stream"


class EmptyFile(TusError):
    """The announced length is zero."""

    code, status, title = "empty_file", 422, "The file is empty"


class UploadTooLarge(TusError):
    """The announced length, or what came, is more than allowed."""

    code, status, title = "upload_too_large", 413, "The file is too large"


class QuotaExceeded(TusError):
    """The account's videos would take more than its share."""

    code, status, title = "quota_exceeded", 413, "Your storage is used up"


class TooManyUploads(TusError):
    """The account has too many unfinished uploads."""

    code, status, title = "too_many_uploads", 409, "Finish another upload first"


class StorageFull(TusError):
    """The server keeps its last free bytes."""

    code, status, title = "storage_full", 507, "The server has no space left"


class UploadNotFound(TusError):
    """No such upload, or it is another member's: the two look alike on purpose."""

    code, status, title = "upload_not_found", 404, "No such upload"


class UploadExpired(TusError):
    """Its time is over; begin again."""

    code, status, title = "upload_expired", 410, "The upload has expired"


class OffsetMismatch(TusError):
    """The bytes do not follow on those received."""

    code, status, title = "offset_mismatch", 409, "The offset does not match"


class UploadLocked(TusError):
    """Another request is writing."""

    code, status, title = "upload_locked", 423, "Another request is writing this upload"


class ChecksumMismatch(TusError):
    """The bytes are not those the client sent; none were kept."""

    code, status, title = "checksum_mismatch", 460, "The checksum does not match"


class AssetNotFound(NotFound):
    """No such asset, or it is another member's."""

    code, title = "asset_not_found", "No such video file"


class CannotRetry(Conflict):
    """The asset has not failed, or trying again would change nothing."""

    code, title = "cannot_retry", "This cannot be tried again"


class CannotTrim(Conflict):
    """The sent file is no longer kept, so that no other part of it can be shown."""

    code, title = "cannot_trim", "This video can no longer be cut"
