"""Who may do what apart from the workflow, against a copy written by hand."""

from itertools import product

import pytest

from factcheck.domain.policy import Permission, may
from factcheck.domain.vocabulary import Role

# domain.md 7.3, roles: observers read; reviewers do the desk's work; editors may
# all that and decide; administrators look after people and nothing editorial.
AGREED = """
desk_read       observer reviewer editor
article_import  reviewer editor
claim_edit      reviewer editor
claim_move      reviewer editor
actor_add       reviewer editor
actor_control   editor
review          editor
report_answer   editor
people_manage   admin
"""


def test_the_map_is_exactly_what_the_newsroom_agreed() -> None:
    agreed = {
        (permission, role)
        for permission, *roles in map(str.split, AGREED.strip().splitlines())
        for role in roles
    }
    found = {
        (permission.value, role.value)
        for permission, role in product(Permission, Role)
        if may({role}, permission)
    }
    assert found == agreed


@pytest.mark.parametrize("permission", Permission)
def test_roles_add_up_and_nobody_may_without_one(permission: Permission) -> None:
    assert not may((), permission)
    assert may(Role, permission)
    for one, other in product(Role, Role):
        both = may({one, other}, permission)
        assert both == (may({one}, permission) or may({other}, permission))
