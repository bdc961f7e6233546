"""HTTP of brands: making one, its site and team, and acting as it."""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from rampe.accounts.brands import errors
from rampe.accounts.brands.acting import check_can_act, do_switch
from rampe.accounts.brands.convert import do_become_brand, do_become_person
from rampe.accounts.brands.create import do_create_brand, set_site
from rampe.accounts.brands.figures import BrandFigures
from rampe.accounts.brands.jobs import defer_check
from rampe.accounts.brands.models import TeamRole
from rampe.accounts.brands.queries import (
    list_brands,
    list_choices,
    list_invitations,
    show_brand,
)
from rampe.accounts.brands.schemas import (
    ActAs,
    Acting,
    BecomeBrand,
    BrandChange,
    BrandList,
    BrandNew,
    BrandOut,
    DeleteBrand,
    Figure,
    HandOver,
    Invite,
    RoleChoice,
    Statistics,
    Team,
    TeamMember,
)
from rampe.accounts.brands.site import do_ask_check
from rampe.accounts.brands.team import (
    do_accept,
    do_hand_over,
    do_invite,
    do_leave,
    do_remove,
    do_set_role,
    do_withdraw,
    end_acting,
    find_role,
    list_invited,
    list_team,
    lock_own_brand,
)
from rampe.accounts.callers import Member, Proved
from rampe.accounts.errors import AccountNotFound, AgeRequired, HandleTaken
from rampe.accounts.here import HOUR, HereDep
from rampe.accounts.models import AccountId
from rampe.accounts.personal.deletion import check_typed, do_delete_account, do_restore_account
from rampe.accounts.personal.errors import HandleNotTyped, RestoreTokenInvalid
from rampe.accounts.personal.settings import PersonalSettings
from rampe.accounts.push import tell_me_changed
from rampe.accounts.queries import account_ref, find_account, lock_account
from rampe.accounts.schemas import SignedIn
from rampe.accounts.security.errors import ProofRequired, SharedAccount
from rampe.kit.errors import TooMany, Unauthenticated, responses
from rampe.kit.http import Session
from rampe.kit.ids import PublicId

router = APIRouter(tags=["brands"])

NO_CONTENT = 204
BRANDS_A_DAY = 5
INVITES_AN_HOUR = 30
CHECKS_AN_HOUR = 20
DAY = 86_400

BrandPath = Annotated[PublicId, Path(description="The brand's account.")]
MemberPath = Annotated[PublicId, Path(description="Somebody of the team.")]
OWNER_ONLY = (
    Unauthenticated,
    errors.BrandNotFound,
    errors.TeamRoleRequired,
    errors.NotAsBrand,
    errors.BrandLeaving,
)


@router.get("/brands", responses=responses(Unauthenticated))
async def get_brands(here: HereDep, session: Session, member: Member) -> BrandList:
    """List the caller's teams, and those that ask them to join."""
    return BrandList(
        items=await list_brands(session, member.member_id, here.storage),
        invitations=await list_invitations(session, member.member_id, here.storage),
    )


@router.post(
    "/brands",
    status_code=201,
    responses=responses(
        Unauthenticated,
        AgeRequired,
        HandleTaken,
        errors.AlreadyBrand,
        errors.TooManyBrands,
        errors.NotAsBrand,
        TooMany,
    ),
)
async def create_brand(body: BrandNew, here: HereDep, session: Session, member: Member) -> BrandOut:
    """Make a brand account, owned by the caller."""
    await here.limit("brand", BRANDS_A_DAY, DAY, key=str(member.member_id))
    brand = await do_create_brand(
        session,
        member,
        handle=body.handle,
        name=body.name,
        category=body.category,
        site_url=body.site_url,
    )
    return await show_brand(session, brand.account_id, member.member_id, here.storage)


@router.post(
    "/me/brand",
    status_code=201,
    responses=responses(
        Unauthenticated,
        ProofRequired,
        AgeRequired,
        HandleNotTyped,
        SharedAccount,
        errors.AlreadyBrand,
        errors.StaffIsNoBrand,
        errors.InTeams,
        errors.NotAsBrand,
        TooMany,
    ),
)
async def become_brand(
    body: BecomeBrand, here: HereDep, session: Session, member: Proved
) -> BrandOut:
    """Make one's own account a brand's; one goes on signing in to it, and owns its team."""
    await here.limit("brand", BRANDS_A_DAY, DAY, key=str(member.member_id))
    brand = await do_become_brand(
        session,
        here.settings,
        member,
        typed=body.handle,
        category=body.category,
        site_url=body.site_url,
    )
    tell_me_changed(session, here.bus, brand.account_id)
    return await show_brand(session, brand.account_id, member.member_id, here.storage)


@router.delete(
    "/me/brand",
    status_code=NO_CONTENT,
    responses=responses(Unauthenticated, ProofRequired, errors.BrandNotFound, errors.NotAsBrand),
)
async def become_person(here: HereDep, session: Session, member: Proved) -> Response:
    """Make it a person's account again; its team is dissolved, and its site forgotten."""
    account = await do_become_person(session, here.bus, member.member_id)
    tell_me_changed(session, here.bus, account.id)
    return Response(status_code=NO_CONTENT)


@router.get("/brands/{brand_id}", responses=responses(Unauthenticated, errors.BrandNotFound))
async def get_brand(
    brand_id: BrandPath, here: HereDep, session: Session, member: Member
) -> BrandOut:
    """Return a brand to somebody of its team."""
    return await show_brand(session, brand_id, member.member_id, here.storage)


@router.patch("/brands/{brand_id}", responses=responses(*OWNER_ONLY))
async def change_brand(
    brand_id: BrandPath, body: BrandChange, here: HereDep, session: Session, member: Member
) -> BrandOut:
    """Change category or site; another site has to be proved anew."""
    brand = await lock_own_brand(session, brand_id, member.member_id)
    if body.category is not None:
        brand.category = body.category
    if "site_url" in body.model_fields_set:
        set_site(brand, body.site_url)
    await session.flush()
    return await show_brand(session, brand_id, member.member_id, here.storage)


@router.delete(
    "/brands/{brand_id}",
    status_code=NO_CONTENT,
    responses=responses(*OWNER_ONLY, ProofRequired, HandleNotTyped, errors.BrandIsOwn),
)
async def delete_brand(
    brand_id: BrandPath, body: DeleteBrand, here: HereDep, session: Session, member: Proved
) -> Response:
    """Delete a brand: gone for others at once, for good after the same grace as an account."""
    await lock_own_brand(session, brand_id, member.member_id)
    if brand_id == member.member_id:
        raise errors.BrandIsOwn
    account = await lock_account(session, brand_id)
    check_typed(account, body.handle)
    await end_acting(session, here.bus, account.id)
    await do_delete_account(session, here.bus, account, here.services.get(PersonalSettings))
    return Response(status_code=NO_CONTENT)


@router.post(
    "/brands/{brand_id}/restore",
    responses=responses(
        Unauthenticated,
        errors.BrandNotFound,
        errors.TeamRoleRequired,
        errors.NotAsBrand,
        RestoreTokenInvalid,
    ),
)
async def restore_brand(
    brand_id: BrandPath, here: HereDep, session: Session, member: Member
) -> BrandOut:
    """Bring a brand back within its grace."""
    await find_role(session, brand_id, member.member_id, TeamRole.OWNER)
    await do_restore_account(session, AccountId(brand_id))
    return await show_brand(session, brand_id, member.member_id, here.storage)


@router.post(
    "/brands/{brand_id}/site/check",
    status_code=202,
    responses=responses(*OWNER_ONLY, errors.NoSite, TooMany),
)
async def check_site(
    brand_id: BrandPath, here: HereDep, session: Session, member: Member
) -> BrandOut:
    """Have the site visited; the brand says how that ended a moment later."""
    await here.limit("site_check", CHECKS_AN_HOUR, HOUR, key=str(member.member_id))
    brand = await lock_own_brand(session, brand_id, member.member_id)
    do_ask_check(brand)
    await session.flush()
    await defer_check(session, brand.account_id)
    return await show_brand(session, brand_id, member.member_id, here.storage)


@router.get(
    "/brands/{brand_id}/statistics", responses=responses(Unauthenticated, errors.BrandNotFound)
)
async def get_statistics(
    brand_id: BrandPath, here: HereDep, session: Session, member: Member
) -> Statistics:
    """Return what a brand has reached, to anybody of its team."""
    await find_role(session, brand_id, member.member_id)
    counts = await here.services.get(BrandFigures).count(session, brand_id)
    return Statistics(items=[Figure(name=name, count=count) for name, count in counts.items()])


@router.get("/brands/{brand_id}/team", responses=responses(Unauthenticated, errors.BrandNotFound))
async def get_team(brand_id: BrandPath, here: HereDep, session: Session, member: Member) -> Team:
    """List the team, and to its owner who was asked to join."""
    role = await find_role(session, brand_id, member.member_id)
    items = [
        TeamMember(
            account=account_ref(account, here.storage),
            role=row.role,
            invited=False,
            since=row.since,
        )
        for row, account in await list_team(session, brand_id)
    ]
    if role is TeamRole.OWNER:
        items += [
            TeamMember(
                account=account_ref(account, here.storage),
                role=row.role,
                invited=True,
                since=row.created_at,
            )
            for row, account in await list_invited(session, brand_id)
        ]
    return Team(items=items)


@router.post(
    "/brands/{brand_id}/team",
    status_code=NO_CONTENT,
    responses=responses(
        *OWNER_ONLY, AccountNotFound, errors.AlreadyInTeam, errors.TeamFull, TooMany
    ),
)
async def invite(
    brand_id: BrandPath, body: Invite, here: HereDep, session: Session, member: Member
) -> Response:
    """Ask a member to join the team."""
    await here.limit("team_invite", INVITES_AN_HOUR, HOUR, key=str(member.member_id))
    brand = await lock_own_brand(session, brand_id, member.member_id)
    await do_invite(session, brand, member.member_id, body.handle, body.role)
    return Response(status_code=NO_CONTENT)


@router.put(
    "/brands/{brand_id}/team/{account_id}",
    status_code=NO_CONTENT,
    responses=responses(*OWNER_ONLY, errors.OwnerStays),
)
async def set_role(
    brand_id: BrandPath,
    account_id: MemberPath,
    body: RoleChoice,
    here: HereDep,
    session: Session,
    member: Member,
) -> Response:
    """Give somebody of the team another role."""
    brand = await lock_own_brand(session, brand_id, member.member_id)
    await do_set_role(session, here.bus, brand, account_id, body.role)
    return Response(status_code=NO_CONTENT)


@router.delete(
    "/brands/{brand_id}/team/me",
    status_code=NO_CONTENT,
    responses=responses(
        Unauthenticated, errors.BrandNotFound, errors.OwnerStays, errors.NotAsBrand
    ),
)
async def leave(brand_id: BrandPath, here: HereDep, session: Session, member: Member) -> Response:
    """Leave a team."""
    await do_leave(session, here.bus, brand_id, member)
    return Response(status_code=NO_CONTENT)


@router.delete(
    "/brands/{brand_id}/team/{account_id}",
    status_code=NO_CONTENT,
    responses=responses(*OWNER_ONLY, errors.OwnerStays),
)
async def remove(
    brand_id: BrandPath, account_id: MemberPath, here: HereDep, session: Session, member: Member
) -> Response:
    """Take somebody out of the team, whatever they act in at this moment included."""
    brand = await lock_own_brand(session, brand_id, member.member_id)
    await do_remove(session, here.bus, brand, account_id)
    return Response(status_code=NO_CONTENT)


@router.delete(
    "/brands/{brand_id}/invitations/{account_id}",
    status_code=NO_CONTENT,
    responses=responses(*OWNER_ONLY),
)
async def withdraw(
    brand_id: BrandPath, account_id: MemberPath, session: Session, member: Member
) -> Response:
    """Take an invitation back. Idempotent."""
    brand = await lock_own_brand(session, brand_id, member.member_id)
    await do_withdraw(session, brand.account_id, account_id)
    return Response(status_code=NO_CONTENT)


@router.post(
    "/brands/{brand_id}/owner",
    status_code=NO_CONTENT,
    responses=responses(
        *OWNER_ONLY,
        ProofRequired,
        errors.OwnerStays,
        errors.BrandIsOwn,
        AccountNotFound,
        AgeRequired,
    ),
)
async def hand_over(
    brand_id: BrandPath, body: HandOver, here: HereDep, session: Session, member: Proved
) -> Response:
    """Make somebody of the team the owner; the caller stays as editor."""
    brand = await lock_own_brand(session, brand_id, member.member_id)
    await do_hand_over(session, here.bus, brand, member.member_id, body.account_id)
    return Response(status_code=NO_CONTENT)


@router.post(
    "/brand-invitations/{brand_id}/accept",
    responses=responses(Unauthenticated, errors.InvitationNotFound, AgeRequired, errors.NotAsBrand),
)
async def accept(brand_id: BrandPath, here: HereDep, session: Session, member: Member) -> BrandOut:
    """Join a team."""
    await do_accept(session, brand_id, member)
    await session.flush()
    return await show_brand(session, brand_id, member.member_id, here.storage)


@router.delete(
    "/brand-invitations/{brand_id}",
    status_code=NO_CONTENT,
    responses=responses(Unauthenticated, errors.NotAsBrand),
)
async def decline(brand_id: BrandPath, session: Session, member: Member) -> Response:
    """Say no to a team. Idempotent."""
    await do_withdraw(session, brand_id, member.member_id)
    return Response(status_code=NO_CONTENT)


@router.get("/acting", responses=responses(Unauthenticated))
async def get_acting(here: HereDep, session: Session, member: Member) -> Acting:
    """Say as whom the session acts, and as whom it may."""
    person = await find_account(session, member.member_id)
    brand = await find_account(session, member.account_id) if member.is_brand else None
    return Acting(
        person=account_ref(person, here.storage),
        acting_as=account_ref(brand, here.storage) if brand else None,
        role=member.team_role,
        choices=[
            account_ref(one, here.storage) for one in await list_choices(session, member.member_id)
        ],
    )


@router.put(
    "/acting",
    responses=responses(
        Unauthenticated, errors.BrandNotFound, errors.TeamRoleRequired, AgeRequired
    ),
)
async def act_as(
    body: ActAs, here: HereDep, session: Session, response: Response, member: Member
) -> SignedIn:
    """Act as a brand from now on, or as oneself again; the device gets another session token."""
    if body.brand_id in (None, member.member_id):
        account = await find_account(session, member.member_id)
        started = await do_switch(session, here.bus, member, None)
    else:
        account = await check_can_act(session, member, body.brand_id)
        started = await do_switch(session, here.bus, member, account.id)
    return await here.hand_out(
        session, response, account, started, acting=account.id != member.member_id
    )
