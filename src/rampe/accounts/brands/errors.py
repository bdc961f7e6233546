"""What can go wrong with brands and their teams."""

from rampe.kit.errors import Conflict, Forbidden, NotFound


class BrandNotFound(NotFound):
    """No such brand, or the caller is not of its team."""

    code, title = "brand_not_found", "There is no such brand"


class TeamRoleRequired(Forbidden):
    """The caller is of the team, but their role does not reach this far."""

    code, title = "team_role_required", "Your role in the team does not allow this"


class NotAsBrand(Forbidden):
    """This belongs to the person; switch back to your own account first."""

    code, title = "not_as_brand", "Switch back to your own account first"


class AccountSwitched(Conflict):
    """The client wrote as another account than the one it acts as by now."""

    code, title = "account_switched", "You act as another account by now"


class TooManyBrands(Conflict):
    """One person owns only so many brands."""

    code, title = "too_many_brands", "You own as many brands as one person may"


class AlreadyBrand(Conflict):
    """The account is a brand; a brand neither becomes one nor owns one."""

    code, title = "already_brand", "This account is a brand already"


class StaffIsNoBrand(Conflict):
    """Staff acts in its own name, which no team shares."""

    code, title = "staff_is_no_brand", "Hand your role back first"


class InTeams(Conflict):
    """A brand is of no other brand's team."""

    code, title = "in_teams", "Leave your teams first"


class BrandIsOwn(Conflict):
    """The brand is its owner's own account, which nobody else signs in to."""

    code, title = "brand_is_own", "This brand is its owner's own account"


class AlreadyInTeam(Conflict):
    """The invited member is of the team already."""

    code, title = "already_in_team", "This member is of the team already"


class TeamFull(Conflict):
    """A team has only so many members, invited ones included."""

    code, title = "team_full", "This team is full"


class InvitationNotFound(NotFound):
    """There is no such invitation, or it was withdrawn."""

    code, title = "invitation_not_found", "There is no such invitation"


class OwnerStays(Conflict):
    """The owner neither leaves nor is removed: the brand is handed over first."""

    code, title = "owner_stays", "Hand the brand over first"


class NoSite(Conflict):
    """There is no site to check."""

    code, title = "no_site", "Give the address of the site first"


class BrandLeaving(Conflict):
    """The brand is being deleted."""

    code, title = "brand_leaving", "This brand is being deleted"
