"""The examples that each kind declares are true."""

import pytest

from gridlens.errors import Refused
from gridlens.kinds import EXAMPLES, Kind

ACCEPTED = [
    pytest.param(one.kind, text, value, id=f"{one.kind.name}-{text}")
    for one in EXAMPLES
    for text, value in one.accepts
]
REFUSED = [
    pytest.param(one.kind, text, id=f"{one.kind.name}-{text}")
    for one in EXAMPLES
    for text in one.refuses
]


@pytest.mark.parametrize(("kind", "text", "value"), ACCEPTED)
def test_what_is_accepted_becomes_its_value(kind: Kind, text: str, value: object):
    assert kind.parse(text) == value


@pytest.mark.parametrize(("kind", "text"), REFUSED)
def test_what_is_refused_is_refused_with_a_reason(kind: Kind, text: str):
    with pytest.raises(Refused) as refusal:
        kind.parse(text)
    assert refusal.value.reason
