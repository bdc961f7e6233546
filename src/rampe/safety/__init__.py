"""Safety: reports of members, decisions of staff, appeals, and the journal of it all."""

from rampe.safety import jobs
from rampe.safety.account_reports import AccountReports
from rampe.safety.desk import Desk
from rampe.safety.door import DecisionDoor
from rampe.safety.errors import AdminOnly, NotYourself, Restricted, TargetNotFound
from rampe.safety.events import AppealDecided, Decided, Hidden, ReportAnswered, Reported, Restored
from rampe.safety.forget import do_delete_of_accounts, do_forget_scans
from rampe.safety.hide_now import do_hide_now
from rampe.safety.jobs import defer_scan
from rampe.safety.journal import Judge, Line, check_journal, record, record_operator
from rampe.safety.models import (
    Act,
    Appeal,
    Case,
    Decision,
    ModerationAction,
    Reason,
    Report,
)
from rampe.safety.people import find_people
from rampe.safety.personal_data import SafetyData
from rampe.safety.report import not_reported
from rampe.safety.restrict import Restriction, check_not_restricted, is_restricted
from rampe.safety.rules import Rule
from rampe.safety.scan import Frames
from rampe.safety.schemas import StaffAccount
from rampe.safety.settings import SafetySettings
from rampe.safety.targets import ReportTarget, ReportTargets, TargetSummary

__all__ = [
    "AccountReports",
    "Act",
    "AdminOnly",
    "Appeal",
    "AppealDecided",
    "Case",
    "Decided",
    "Decision",
    "DecisionDoor",
    "Desk",
    "Frames",
    "Hidden",
    "Judge",
    "Line",
    "ModerationAction",
    "NotYourself",
    "Reason",
    "Report",
    "ReportAnswered",
    "ReportTarget",
    "ReportTargets",
    "Reported",
    "Restored",
    "Restricted",
    "Restriction",
    "Rule",
    "SafetyData",
    "SafetySettings",
    "StaffAccount",
    "TargetNotFound",
    "TargetSummary",
    "check_journal",
    "check_not_restricted",
    "defer_scan",
    "do_delete_of_accounts",
    "do_forget_scans",
    "do_hide_now",
    "find_people",
    "is_restricted",
    "jobs",
    "not_reported",
    "record",
    "record_operator",
]
