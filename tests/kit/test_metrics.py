"""Metrics: families of several processes become one, each sample with its role."""

from prometheus_client.parser import text_string_to_metric_families

from rampe.kit import metrics


def test_roles_are_told_apart_in_one_family() -> None:
    metrics.http_requests.labels("GET", "/x", 200).inc()
    text = metrics.merge([metrics.render("api"), metrics.render("worker")]).decode()
    assert text.count("# TYPE rampe_http_requests_total counter") == 1
    families = {family.name: family for family in text_string_to_metric_families(text)}
    samples = families["rampe_http_requests"].samples
    roles = {sample.labels["role"] for sample in samples if sample.labels["route"] == "/x"}
    assert roles == {"api", "worker"}


def test_a_role_that_is_away_is_left_out() -> None:
    alone = metrics.render("api")
    assert metrics.merge([b"", alone]) == metrics.merge([alone])
