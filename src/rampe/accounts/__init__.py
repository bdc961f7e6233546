"""Accounts: who members are, how they sign in, how old they are, what staff may do."""

from rampe.accounts import jobs
from rampe.accounts.address import address_key
from rampe.accounts.age import Band, age_at, age_band
from rampe.accounts.authentication import (
    CALLER,
    CALLER_ID,
    COOKIE,
    Principal,
    authenticate,
    authenticate_token,
    authenticate_with,
    check_min_age,
)
from rampe.accounts.avatar import (
    do_set_avatar,
    do_set_avatar_bytes,
    make_avatar,
    make_picture,
    read_image,
    store_avatar,
)
from rampe.accounts.brands import jobs as brand_jobs
from rampe.accounts.brands.badge import BrandBadge, brand_badge
from rampe.accounts.brands.destinations import BrandDestinations
from rampe.accounts.brands.figures import BrandFigures, Figures
from rampe.accounts.brands.queries import find_letterbox
from rampe.accounts.deliver import RETRY as MAIL_RETRY
from rampe.accounts.deliver import deliver as deliver_mail
from rampe.accounts.demo import (
    LightAccount,
    do_create_demo_account,
    do_create_light_accounts,
    list_demo_accounts,
)
from rampe.accounts.errors import (
    AccountNotFound,
    AgeRequired,
    BadImage,
    BrandHasNoAge,
    EmailTaken,
    HandleTaken,
    ImageTooLarge,
    StaffOnly,
    WeakPassword,
)
from rampe.accounts.events import (
    AgeSettled,
    EmailChecked,
    Erased,
    ExportReady,
    HandleChanged,
    InterestsChosen,
    PrivacyChanged,
    Renamed,
    Restored,
    RoleChanged,
    SecurityChanged,
    SignedInAnew,
    SignedUp,
    Suspended,
    TakenBack,
    TeamInvited,
)
from rampe.accounts.instance import InstanceInfo
from rampe.accounts.interests import INTERESTS, MIN_INTERESTS, check_interests
from rampe.accounts.live_gate import LiveGate
from rampe.accounts.models import Account, AccountId, Role, SessionId, Status, is_active
from rampe.accounts.origin import is_own_origin
from rampe.accounts.personal import jobs as personal_jobs
from rampe.accounts.personal.links import PrivateLinks, archive_epoch
from rampe.accounts.personal.personal_data import AccountsData
from rampe.accounts.personal.settings import ArchiveScratch, PersonalSettings
from rampe.accounts.personal.source import (
    AnySelect,
    Item,
    MadeFile,
    PersonalData,
    PersonalDataSource,
    Rows,
    StoredFile,
    Tables,
)
from rampe.accounts.push import tell_hidden_changed, tell_me_changed
from rampe.accounts.queries import (
    account_ref,
    account_refs,
    avatar_url,
    band_of,
    find_account,
    lock_account,
    resolve_handle,
)
from rampe.accounts.roles import do_create_admin, do_set_role
from rampe.accounts.schemas import AccountRef, BirthDate, Zone
from rampe.accounts.security import forget as security_jobs
from rampe.accounts.security.errors import ProofRequired
from rampe.accounts.security.log import do_note as do_note_security
from rampe.accounts.security.models import What as SecurityWhat
from rampe.accounts.security.personal_data import SecurityData
from rampe.accounts.security.second_factor import do_remove_factors
from rampe.accounts.sessions import do_end_other_sessions, do_start_session, session_ends
from rampe.accounts.settings import AccountsKeys, AccountsSettings
from rampe.accounts.settle_age import do_correct_birth_date
from rampe.accounts.suspend import do_restore, do_suspend, lock_any_account
from rampe.accounts.suspension import Barred, SuspensionDoor

__all__ = [
    "CALLER",
    "CALLER_ID",
    "COOKIE",
    "INTERESTS",
    "MAIL_RETRY",
    "MIN_INTERESTS",
    "Account",
    "AccountId",
    "AccountNotFound",
    "AccountRef",
    "AccountsData",
    "AccountsKeys",
    "AccountsSettings",
    "AgeRequired",
    "AgeSettled",
    "AnySelect",
    "ArchiveScratch",
    "BadImage",
    "Band",
    "Barred",
    "BirthDate",
    "BrandBadge",
    "BrandDestinations",
    "BrandFigures",
    "BrandHasNoAge",
    "EmailChecked",
    "EmailTaken",
    "Erased",
    "ExportReady",
    "Figures",
    "HandleChanged",
    "HandleTaken",
    "ImageTooLarge",
    "InstanceInfo",
    "InterestsChosen",
    "Item",
    "LightAccount",
    "LiveGate",
    "MadeFile",
    "PersonalData",
    "PersonalDataSource",
    "PersonalSettings",
    "Principal",
    "PrivacyChanged",
    "PrivateLinks",
    "ProofRequired",
    "Renamed",
    "Restored",
    "Role",
    "RoleChanged",
    "Rows",
    "SecurityChanged",
    "SecurityData",
    "SecurityWhat",
    "SessionId",
    "SignedInAnew",
    "SignedUp",
    "StaffOnly",
    "Status",
    "StoredFile",
    "Suspended",
    "SuspensionDoor",
    "Tables",
    "TakenBack",
    "TeamInvited",
    "WeakPassword",
    "Zone",
    "account_ref",
    "account_refs",
    "address_key",
    "age_at",
    "age_band",
    "archive_epoch",
    "authenticate",
    "authenticate_token",
    "authenticate_with",
    "avatar_url",
    "band_of",
    "brand_badge",
    "brand_jobs",
    "check_interests",
    "check_min_age",
    "deliver_mail",
    "do_correct_birth_date",
    "do_create_admin",
    "do_create_demo_account",
    "do_create_light_accounts",
    "do_end_other_sessions",
    "do_note_security",
    "do_remove_factors",
    "do_restore",
    "do_set_avatar",
    "do_set_avatar_bytes",
    "do_set_role",
    "do_start_session",
    "do_suspend",
    "find_account",
    "find_letterbox",
    "is_active",
    "is_own_origin",
    "jobs",
    "list_demo_accounts",
    "lock_account",
    "lock_any_account",
    "make_avatar",
    "make_picture",
    "personal_jobs",
    "read_image",
    "resolve_handle",
    "security_jobs",
    "session_ends",
    "store_avatar",
    "tell_hidden_changed",
    "tell_me_changed",
]
