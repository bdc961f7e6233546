"""Media: uploads, what is encoded of them, and who may reach the files."""

from rampe.media import jobs as jobs
from rampe.media.announce import Announcer
from rampe.media.attempt import Tools
from rampe.media.errors import AssetNotFound, CannotTrim
from rampe.media.events import AssetFailed, AssetReady
from rampe.media.folders import FolderOver, PrivateFolders
from rampe.media.frames import draw_frames
from rampe.media.models import Asset, AssetId, AssetState
from rampe.media.part import Trim
from rampe.media.personal_data import MediaData
from rampe.media.probe import Reason
from rampe.media.publish import (
    do_delete_asset,
    do_delete_of_accounts,
    do_make_private,
    do_publish_asset,
    do_revoke_links,
    do_set_cover,
    do_want_download,
)
from rampe.media.queries import HasFiles, asset_urls, get_assets, get_own_asset, view_asset
from rampe.media.schemas import AssetUrls, AssetView, SpriteOut, UploadLimits, describe_limits
from rampe.media.settings import MediaSettings
from rampe.media.tokens import MediaSigner
from rampe.media.trim import do_release_source, do_trim_asset
from rampe.media.upload import Receiver, do_ingest_file
from rampe.media.upload_store import DiskUploads

__all__ = [
    "Announcer",
    "Asset",
    "AssetFailed",
    "AssetId",
    "AssetNotFound",
    "AssetReady",
    "AssetState",
    "AssetUrls",
    "AssetView",
    "CannotTrim",
    "DiskUploads",
    "FolderOver",
    "HasFiles",
    "MediaData",
    "MediaSettings",
    "MediaSigner",
    "PrivateFolders",
    "Reason",
    "Receiver",
    "SpriteOut",
    "Tools",
    "Trim",
    "UploadLimits",
    "asset_urls",
    "describe_limits",
    "do_delete_asset",
    "do_delete_of_accounts",
    "do_ingest_file",
    "do_make_private",
    "do_publish_asset",
    "do_release_source",
    "do_revoke_links",
    "do_set_cover",
    "do_trim_asset",
    "do_want_download",
    "draw_frames",
    "get_assets",
    "get_own_asset",
    "view_asset",
]
