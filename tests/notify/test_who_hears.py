"""Whom a comment concerns, decided as data."""

import pytest

from rampe.notify.facts import Commented
from rampe.notify.on_social import who_hears_of
from rampe.social import Comment, CommentId

OWNER, THREAD, ANSWERED, NAMED = 1, 2, 3, 4


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, {OWNER: "comment"}),
        ({"mentioned_ids": [NAMED]}, {OWNER: "comment", NAMED: "mention"}),
        ({"mentioned_ids": [OWNER]}, {OWNER: "mention"}),
        (
            {"thread_author_id": THREAD, "reply_to_author_id": ANSWERED},
            {OWNER: "comment", THREAD: "reply", ANSWERED: "reply"},
        ),
        (
            {"thread_author_id": OWNER, "reply_to_author_id": OWNER, "mentioned_ids": [OWNER]},
            {OWNER: "reply"},
        ),
    ],
    ids=["plain", "mention", "owner named", "reply", "owner answered and named"],
)
def test_each_hears_once(fields: dict[str, object], told: dict[int, str]) -> None:
    """NTF-01: by what concerns them most."""
    event = Commented(
        kind="video",
        target_id=9,
        owner_id=OWNER,
        account_id=5,
        comment_id=20,
        **fields,  # type: ignore[arg-type]
    )
    comment = Comment(id=CommentId(20), thread_id=CommentId(10), reply_to=CommentId(11))
    heard = who_hears_of(event, comment)
    assert {account_id: kind for account_id, (kind, _about) in heard.items()} == told
