"""“En direct” while nobody is on air, and lives that are none (RNK-01)."""

from tests.e2e.browser import find_barriers
from tests.e2e.conftest import Browse, NewMember
from tests.e2e.words import say


async def test_the_list_says_that_nobody_is_on_air_and_what_is_not_there_is_said(
    browse: Browse, new_member: NewMember
) -> None:
    """RNK-01: an empty list has a next step; a live that is none, or not for one, is said."""
    browsing = await browse(width="phone", language="fr")
    page = browsing.page
    await page.goto("/live?format=podcast")
    await page.get_by_role("heading", name=say("fr", "lives_empty_format_title")).wait_for()
    assert not await find_barriers(page)
    member = await new_member("sans.direct", name="Ines")
    with browsing.watch.expecting("404"):
        await page.goto(f"/@{member.handle}/live/123")
        await page.get_by_role("heading", name=say("fr", "live_missing_title")).wait_for()
    assert not await find_barriers(page)
    await page.goto(f"/@{member.handle}/live")
    await page.get_by_role("heading", name=say("fr", "live_none_title", name="Ines")).wait_for()
    assert not await find_barriers(page)
