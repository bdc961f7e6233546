"""Cases, decisions and appeals; reports join cases; the journal is numbered and chained."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0014"
down_revision = "0013"

moment = sa.DateTime(timezone=True)

# As `severity.py` has it.
SEVERITY = """
CASE WHEN reason IN ('minor_safety', 'self_harm', 'violence', 'sexual', 'illegal') THEN 3
     WHEN reason IN ('harassment', 'hate', 'privacy', 'impersonation') THEN 2
     WHEN reason IN ('scam', 'misinformation', 'rights') THEN 1
     ELSE 0 END
"""

# What was reported so far: a case for each thing and state, named by its first report.
CASES = f"""
INSERT INTO moderation_case (id, kind, target_id, owner_id, source, state, minor, severity, reports,
                             priority, snapshot, opened_at)
SELECT min(id), kind, target_id, min(owner_id), 'report', state, bool_or(minor),
       max({SEVERITY}), count(*),
       (CASE WHEN bool_or(minor) THEN 10 ELSE 0 END + max({SEVERITY})) * 1000000::bigint
       + least(count(*), 999999),
       '{{"text": "", "path": null}}', min(created_at)
FROM report GROUP BY kind, target_id, state
"""  # noqa: S608 - of our own constants
JOIN_CASES = """
UPDATE report SET case_id = moderation_case.id FROM moderation_case
WHERE moderation_case.kind = report.kind AND moderation_case.target_id = report.target_id
  AND moderation_case.state = report.state
"""

# What was decided about those: the last act on the thing. Nothing of it can be appealed any more.
DECISIONS = """
INSERT INTO moderation_decision (id, case_id, kind, target_id, owner_id, decider_id, outcome,
                                 sanction, message, reason, at, appeal_until)
SELECT DISTINCT ON (one.id) act.id, one.id, one.kind, one.target_id, one.owner_id, act.actor_id,
       CASE act.act WHEN 'hide' THEN CASE WHEN act.kind = 'account' THEN 'warn' ELSE 'hide' END
                    WHEN 'suspend' THEN 'warn' ELSE 'no_violation' END,
       CASE WHEN act.act = 'suspend' OR (act.act = 'hide' AND act.kind = 'account')
            THEN 'suspend' ELSE 'none' END,
       '', act.reason, act.at, act.at
FROM moderation_case AS one JOIN moderation_action AS act
  ON act.kind = one.kind AND act.target_id = one.target_id
WHERE one.state = 'decided' AND act.act IN ('hide', 'restore', 'suspend', 'reinstate')
ORDER BY one.id, act.id DESC
"""
JOIN_DECISIONS = """
UPDATE moderation_case SET decision_id = moderation_decision.id FROM moderation_decision
WHERE moderation_decision.case_id = moderation_case.id
"""
ANSWERED = """
UPDATE report SET answered = CASE WHEN moderation_decision.outcome = 'no_violation'
                                  THEN 'no_violation' ELSE 'action_taken' END
FROM moderation_decision WHERE moderation_decision.case_id = report.case_id
"""

HASH = """
CREATE FUNCTION moderation_action_hash(previous bytea, action moderation_action) RETURNS bytea
LANGUAGE sql STABLE AS $$
SELECT sha256(previous || convert_to(jsonb_build_array(
    action.line, action.id, action.actor_id, action.act, action.kind, action.target_id,
    action.owner_id, action.reason, action.change, action.case_id, action.rule,
    extract(epoch FROM action.at)
)::text, 'UTF8'))
$$
"""
# The lock makes the lines of parallel transactions follow each other; it ends with the transaction.
CHAIN = """
CREATE FUNCTION chain_moderation_action() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('moderation_action'));
    SELECT line, hash INTO last FROM moderation_action ORDER BY line DESC LIMIT 1;
    NEW.line := coalesce(last.line, 0) + 1;
    NEW.hash := moderation_action_hash(coalesce(last.hash, ''::bytea), NEW);
    RETURN NEW;
END $$
"""
CHAINED = """
CREATE TRIGGER chained BEFORE INSERT ON moderation_action
FOR EACH ROW EXECUTE FUNCTION chain_moderation_action()
"""
CHAIN_OLD = """
DO $$
DECLARE
    one moderation_action;
    previous bytea := ''::bytea;
    number bigint := 0;
BEGIN
    FOR one IN SELECT * FROM moderation_action ORDER BY id LOOP
        number := number + 1;
        one.line := number;
        previous := moderation_action_hash(previous, one);
        UPDATE moderation_action SET line = number, hash = previous WHERE id = one.id;
    END LOOP;
END $$
"""


def upgrade() -> None:
    """Make the tables, and bring what there was into them."""
    _make_cases()
    _make_decisions()
    _make_appeals()
    _bring_reports()
    _chain_journal()


def _make_cases() -> None:
    op.create_table(
        "moderation_case",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("target_id", sa.BigInteger, nullable=False),
        sa.Column("owner_id", sa.BigInteger, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("minor", sa.Boolean, nullable=False),
        sa.Column("severity", sa.Integer, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("priority", sa.BigInteger, nullable=False),
        sa.Column("score", sa.Float),
        sa.Column("label", sa.Text),
        sa.Column("snapshot", JSONB, nullable=False),
        sa.Column("assignee_id", sa.BigInteger),
        sa.Column("assigned_until", moment),
        sa.Column("opened_at", moment, nullable=False),
        sa.Column("decision_id", sa.BigInteger),
    )
    is_open = sa.text("state = 'open'")
    op.create_index(
        "uq_moderation_case_open",
        "moderation_case",
        ["kind", "target_id"],
        unique=True,
        postgresql_where=is_open,
    )
    op.create_index("ix_moderation_case_target", "moderation_case", ["kind", "target_id"])
    op.create_index("ix_moderation_case_owner_id", "moderation_case", ["owner_id"])
    op.create_index(
        "ix_moderation_case_queue",
        "moderation_case",
        [sa.text("priority DESC"), "id"],
        postgresql_where=is_open,
    )
    op.create_index("ix_moderation_case_decision_id", "moderation_case", ["decision_id"])
    op.create_table(
        "nudity_scan",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("target_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("source_id", sa.BigInteger, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("label", sa.Text),
        sa.Column("at", moment, nullable=False),
    )
    op.create_index("ix_nudity_scan_source_id", "nudity_scan", ["source_id"])


def _make_decisions() -> None:
    op.create_table(
        "moderation_decision",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column(
            "case_id",
            sa.BigInteger,
            sa.ForeignKey("moderation_case.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("target_id", sa.BigInteger, nullable=False),
        sa.Column("owner_id", sa.BigInteger, nullable=False),
        sa.Column("decider_id", sa.BigInteger, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("sanction", sa.Text, nullable=False),
        sa.Column("until", moment),
        sa.Column("rule", sa.Text),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("appeal_until", moment, nullable=False),
        sa.Column("sanction_ended_at", moment),
        sa.Column("final_at", moment),
        sa.Column("reversed_at", moment),
        sa.Column("reversed_by", sa.BigInteger),
    )
    table = "moderation_decision"
    op.create_index("ix_moderation_decision_case_id", table, ["case_id"])
    op.create_index("ix_moderation_decision_owner_id", table, ["owner_id", "id"])
    op.create_index("ix_moderation_decision_target", table, ["kind", "target_id"])
    op.create_index(
        "ix_moderation_decision_sanction",
        table,
        ["owner_id", "sanction"],
        postgresql_where=sa.text("sanction <> 'none' AND sanction_ended_at IS NULL"),
    )
    op.create_index(
        "ix_moderation_decision_until",
        table,
        ["until"],
        postgresql_where=sa.text("until IS NOT NULL AND sanction_ended_at IS NULL"),
    )
    op.create_index(
        "ix_moderation_decision_removal",
        table,
        ["appeal_until"],
        postgresql_where=sa.text("outcome = 'remove' AND final_at IS NULL AND reversed_at IS NULL"),
    )


def _make_appeals() -> None:
    decision = "moderation_decision.id"
    op.create_table(
        "appeal",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column(
            "decision_id",
            sa.BigInteger,
            sa.ForeignKey(decision, ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("account_id", sa.BigInteger, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("minor", sa.Boolean, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("decider_id", sa.BigInteger),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("decided_at", moment),
    )
    op.create_index("uq_appeal_decision_id", "appeal", ["decision_id"], unique=True)
    op.create_index("ix_appeal_account_id", "appeal", ["account_id"])
    op.create_index(
        "ix_appeal_open",
        "appeal",
        [sa.text("minor DESC"), "id"],
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "decision_link",
        sa.Column("token_hash", sa.LargeBinary, primary_key=True),
        sa.Column(
            "decision_id",
            sa.BigInteger,
            sa.ForeignKey(decision, ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("expires_at", moment, nullable=False),
    )
    op.create_index("ix_decision_link_decision_id", "decision_link", ["decision_id"])


def _bring_reports() -> None:
    op.add_column(
        "report",
        sa.Column(
            "case_id", sa.BigInteger, sa.ForeignKey("moderation_case.id", ondelete="CASCADE")
        ),
    )
    op.add_column("report", sa.Column("answered", sa.Text))
    op.add_column("report", sa.Column("seen", sa.Text, nullable=False, server_default=""))
    op.alter_column("report", "seen", server_default=None)
    for statement in (CASES, JOIN_CASES, DECISIONS, JOIN_DECISIONS, ANSWERED):
        op.execute(statement)
    op.create_index("ix_report_case_id", "report", ["case_id"])
    op.drop_index("ix_report_open", "report")
    op.drop_column("report", "state")
    op.drop_column("report", "decided_at")


def _chain_journal() -> None:
    table = "moderation_action"
    for column in ("case_id", "line"):
        op.add_column(table, sa.Column(column, sa.BigInteger))
    op.add_column(table, sa.Column("rule", sa.Text))
    op.add_column(table, sa.Column("hash", sa.LargeBinary))
    op.execute(HASH)
    op.execute("ALTER TABLE moderation_action DISABLE TRIGGER append_only")
    op.execute(CHAIN_OLD)
    op.execute("ALTER TABLE moderation_action ENABLE TRIGGER append_only")
    op.alter_column(table, "line", nullable=False)
    op.alter_column(table, "hash", nullable=False)
    op.create_index("ix_moderation_action_actor_id", table, ["actor_id", "id"])
    op.create_index("ix_moderation_action_owner_id", table, ["owner_id", "id"])
    op.create_index("uq_moderation_action_line", table, ["line"], unique=True)
    op.execute(CHAIN)
    op.execute(CHAINED)
