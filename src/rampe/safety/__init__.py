"""Safety: reports of members, decisions of staff, and the record of both."""

from rampe.safety.account_reports import AccountReports
from rampe.safety.endpoints import router
from rampe.safety.errors import TargetNotFound
from rampe.safety.events import Hidden, Reported, Restored
from rampe.safety.forget import do_delete_of_accounts
from rampe.safety.models import ModerationAction, Reason, Report, ReportState
from rampe.safety.report import not_reported
from rampe.safety.targets import ReportTarget, ReportTargets, TargetSummary

__all__ = [
    "AccountReports",
    "Hidden",
    "ModerationAction",
    "Reason",
    "Report",
    "ReportState",
    "ReportTarget",
    "ReportTargets",
    "Reported",
    "Restored",
    "TargetNotFound",
    "TargetSummary",
    "do_delete_of_accounts",
    "not_reported",
    "router",
]
