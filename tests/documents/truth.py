"""The statement of truth as the practice direction prescribes it, typed out once more."""

TRUTH = (
    "I believe that the facts stated in this witness statement are true. I understand that "
    "proceedings for contempt of court may be brought against anyone who makes, or causes to be "
    "made, a false statement in a document verified by a statement of truth without an honest "
    "belief in its truth."
)
