"""What a role shares inside its process: opened here once, closed in the reverse order."""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager

from rampe import accounts, feed, live, media, notify, safety, search, social, video
from rampe.entry.app_manifest import WebApp
from rampe.entry.gateway import TicketSigner
from rampe.entry.settings import Settings
from rampe.entry.web import WEB_BUILD
from rampe.kit.database import Database, PoolSizes
from rampe.kit.ratelimit import RateLimiter
from rampe.kit.services import Services
from rampe.kit.site import Site
from rampe.ports.ads import AdsDestinations
from rampe.ports.bus import Bus
from rampe.ports.mail import InboxMail, Mail, MailSettings, open_mail
from rampe.ports.nudity import Nudity, NuditySettings, open_nudity
from rampe.ports.push import InAppPush, Push
from rampe.ports.site_check import HttpSiteCheck, SiteCheck
from rampe.ports.storage import Storage, open_storage


@asynccontextmanager
async def open_services(settings: Settings, pools: PoolSizes) -> AsyncGenerator[Services]:
    """Connect a process to its engines and give every domain what it asks for by type."""
    services = Services()
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(Database(settings.database.url, pools))
        bus = await Bus.connect(settings.bus.url, prefix=settings.bus.prefix)
        stack.push_async_callback(bus.close)
        services.put(Database, database)
        services.put(Bus, bus)
        services.put(RateLimiter, RateLimiter(database))
        _put_settings(services, settings)
        _put_ports(services, settings, database)
        _put_policies(services, database)
        yield services


def _put_settings(services: Services, settings: Settings) -> None:
    services.put(Settings, settings)
    services.put(Site, Site(settings.public_url, settings.name))
    services.put(WebApp, WebApp(settings.name, offline=settings.web.offline))
    services.put(accounts.AccountsSettings, settings.accounts)
    services.put(accounts.PersonalSettings, settings.personal)
    services.put(MailSettings, settings.mail)
    services.put(NuditySettings, settings.nudity)
    services.put(safety.SafetySettings, settings.safety)
    services.put(media.MediaSettings, settings.media)
    services.put(social.SocialSettings, settings.social)
    services.put(notify.NotifySettings, settings.notify)
    services.put(video.VideoSettings, settings.video)
    services.put(live.LiveSettings, settings.live)
    services.put(feed.FeedSettings, settings.feed)
    services.put(search.SearchSettings, settings.search)
    secrets = settings.secrets
    services.put(
        accounts.AccountsKeys,
        accounts.AccountsKeys.of(session_key=secrets.session_key, factor_key=secrets.factor_key),
    )
    services.put(TicketSigner, TicketSigner(secrets.session_key))
    services.put(media.MediaSigner, media.MediaSigner(secrets.media_key, settings.storage.base_url))
    services.put(live.WatchTokens, live.WatchTokens(secrets.media_key))
    ingest = settings.ingest
    rtmps = ingest.rtmps_of(settings.public_url, settings.web.tls)
    place = live.sending_place(services.get(Site), settings.live, ingest.rtmp_port, rtmps)
    services.put(live.SendingPlace, place)


def _put_ports(services: Services, settings: Settings, database: Database) -> None:
    services.put(Storage, open_storage(settings.storage, settings.data_dir / "storage"))
    services.put(Nudity, open_nudity(settings.nudity))
    mail = open_mail(settings.mail, database)
    services.put(Mail, mail)
    if isinstance(mail, InboxMail):
        services.put(InboxMail, mail)
    services.put(Push, InAppPush(services.get(Bus)))
    uploads = media.DiskUploads(settings.data_dir / "uploads")
    services.put(media.DiskUploads, uploads)
    announcer = media.Announcer(services.get(Bus), services.get(media.MediaSigner))
    services.put(media.Announcer, announcer)
    services.put(SiteCheck, HttpSiteCheck(settings.site_check))
    archives = settings.data_dir / "archives"
    services.put(accounts.ArchiveScratch, accounts.ArchiveScratch(archives))
    services.put(video.WebShell, video.WebShell(WEB_BUILD))
    services.put(safety.Frames, video.VideoFrames(media.Tools.of(services)))
    services.put(accounts.SuspensionDoor, safety.DecisionDoor(database))
    services.put(media.PrivateFolders, media.PrivateFolders([live.find_link_epoch]))
    services.put(accounts.LiveGate, live.LiveCapability(live.Tools.of(services).gate))


def _put_policies(services: Services, database: Database) -> None:
    """Register who answers the questions of lower domains."""
    policies = social.TargetPolicies(video=video.VideoTargets())
    services.put(social.TargetPolicies, policies)
    services.put(
        safety.ReportTargets,
        safety.ReportTargets(
            [
                safety.AccountReports(services.get(Bus)),
                social.CommentReports(policies),
                video.VideoReports(),
                live.LiveReports(services.get(Bus)),
                live.RoomCommentReports(services.get(Bus)),
            ]
        ),
    )
    signer = services.get(media.MediaSigner)
    noticed = notify.NotifiedTargets(
        [
            video.NoticedVideos(signer),
            video.NoticedDrafts(signer),
            video.NoticedUploads(),
            live.NoticedLives(signer),
        ]
    )
    services.put(notify.NotifiedTargets, noticed)
    services.put(notify.Announcer, notify.Announcer(services.get(Bus), noticed))
    services.put(
        feed.Ranker, feed.SqlRanker(database, services.get(feed.FeedSettings).pool_seconds)
    )
    limits = media.describe_limits(services.get(media.MediaSettings))
    publishing = video.describe_limits(services.get(video.VideoSettings))
    services.put(
        accounts.InstanceInfo,
        accounts.InstanceInfo(
            sections={
                "video": limits,
                "publishing": publishing,
                "live": live.describe_limits(services.get(live.LiveSettings)),
            }
        ),
    )
    _put_account_parts(services)


def _put_account_parts(services: Services) -> None:
    """Register what every domain has of an account, lower domains first."""
    services.put(accounts.PrivateLinks, services.get(media.MediaSigner))
    services.put(
        accounts.PersonalData,
        accounts.PersonalData(
            [
                accounts.AccountsData(services.get(accounts.AccountsSettings)),
                accounts.SecurityData(),
                safety.SafetyData(),
                media.MediaData(media.Tools.of(services)),
                social.SocialData(),
                notify.NotifyData(),
                video.VideoData(),
                live.LiveData(),
                feed.FeedData(),
                search.SearchData(),
            ]
        ),
    )
    figures = accounts.BrandFigures([social.SocialFigures(), video.VideoFigures()])
    services.put(accounts.BrandFigures, figures)
    services.put(AdsDestinations, accounts.BrandDestinations())
