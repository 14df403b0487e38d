"""The table of roles and rights."""

from __future__ import annotations

from itertools import pairwise

import pytest

from knowledge.publication.roles import RIGHTS, Right, Role, allowed, least_role

FIRST = {
    Right.READ: Role.READER,
    Right.EXPORT: Role.READER,
    Right.DRAFT: Role.EDITOR,
    Right.CHECK: Role.EDITOR,
    Right.BANNER: Role.EDITOR,
    Right.PROPOSE: Role.EDITOR,
    Right.PUBLISH: Role.APPROVER,
    Right.ARCHIVE: Role.APPROVER,
    Right.APPLY: Role.APPROVER,
    Right.UNDO: Role.APPROVER,
    Right.GRANT: Role.ADMINISTRATOR,
}


@pytest.mark.parametrize("right", Right)
def test_each_right_begins_with_its_role(right: Right) -> None:
    """What a role may do, every role above it may too, and none below."""
    roles = list(Role)
    first = roles.index(FIRST[right])
    assert [allowed(role, right) for role in roles] == [index >= first for index in range(len(roles))]
    assert least_role(right) is FIRST[right]


def test_each_role_may_more_than_the_one_before() -> None:
    """No two roles are the same, and every right is somebody's."""
    assert all(RIGHTS[lower] < RIGHTS[higher] for lower, higher in pairwise(Role))
    assert RIGHTS[Role.ADMINISTRATOR] == frozenset(Right)
