"""Sign-off: asking organisations about a revision, recording what they said, by hand or by a signed file."""

from desktop.services.signoffs.files import (
    AnswerRead,
    answer_request,
    is_answer,
    open_request,
    read_answer_file,
    record_answer_file,
    write_request_file,
)
from desktop.services.signoffs.keys import (
    NoKeyring,
    OwnKey,
    keep_key,
    make_own_key,
    mark_compared,
    own_key,
    words,
)
from desktop.services.signoffs.recording import (
    Asked,
    Recorded,
    Said,
    record,
    remove_signatory,
    request,
    state_of,
)

__all__ = [
    "AnswerRead",
    "Asked",
    "NoKeyring",
    "OwnKey",
    "Recorded",
    "Said",
    "answer_request",
    "is_answer",
    "keep_key",
    "make_own_key",
    "mark_compared",
    "open_request",
    "own_key",
    "read_answer_file",
    "record",
    "record_answer_file",
    "remove_signatory",
    "request",
    "state_of",
    "words",
    "write_request_file",
]
