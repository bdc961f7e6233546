"""Many requests of one member at once, through the front door (issue 2 section 7)."""

import asyncio
import random

import psycopg

from tests.e2e.conftest import NewMember, Show
from tests.e2e.stack import Stack
from tests.e2e.waiting import eventually

# The last of them waits for all the others.
PATIENCE = 120.0
ROWS = """
SELECT count(*), count(*) FILTER (WHERE account_id = %s) FROM target_like WHERE target_id = %s
"""


async def test_parallel_likes_of_a_video_leave_one_or_none(
    stack: Stack, show: Show, new_member: NewMember
) -> None:
    """200 likes and unlikes: one row or none, and what everybody is shown equals the rows."""
    fan = await new_member("fanny")
    video = f"/api/v1/videos/{show.videos[7]['id']}"
    methods = ["PUT"] * 100 + ["DELETE"] * 100
    random.Random(7).shuffle(methods)
    answers = await asyncio.gather(
        *(fan.http.request(method, f"{video}/like", timeout=PATIENCE) for method in methods)
    )
    assert {answer.status_code for answer in answers} == {200}

    async def is_settled() -> bool:
        card = (await fan.http.get(video)).raise_for_status().json()
        connection = await psycopg.AsyncConnection.connect(stack.database_url)
        async with connection:
            rows = await connection.execute(ROWS, (int(fan.id), int(card["id"])))
            all_likes, own = await rows.fetchone() or (None, None)
        assert own in (0, 1)
        assert card["viewer"]["liked"] is bool(own)
        return card["counts"]["likes"] == all_likes

    await eventually(is_settled, "the count is that of the rows")
