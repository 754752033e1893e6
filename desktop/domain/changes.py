"""What a write touched: the one thing every screen refreshes itself from."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Touched:
    """Kinds ("contact", "outlet", "list", "suppression") to the ids touched; None: too many to name."""

    kinds: dict[str, frozenset[int] | None] = field(default_factory=dict)
    batch_id: int | None = None

    def concerns(self, kind: str, record_id: int | None = None) -> bool:
        """Whether a screen showing this kind (or this very record) must read again."""
        if kind not in self.kinds:
            return False
        ids = self.kinds[kind]
        return ids is None or record_id is None or record_id in ids
