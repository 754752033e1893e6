"""Matching a sheet's columns to fields: proposed from header and values, remembered for sheets of the same shape."""

from sqlalchemy import delete, insert, select

from desktop.domain.columns import Mapping, mapping_from_json, mapping_to_json, propose, shape_key
from desktop.formats.sheets import Preview
from desktop.services.workspaces import Workspace
from desktop.storage.command import moment
from desktop.storage.tables import RememberedMapping


def propose_mapping(workspace: Workspace, file: Preview, *, country: str = "") -> Mapping:
    """What each column seems to be; a matching remembered for this shape of sheet comes first."""
    with workspace.reading() as conn:
        stored = conn.scalar(select(RememberedMapping.mapping).where(RememberedMapping.shape == shape_key(file.header)))
    return propose(
        file.header,
        [cells for _, cells in file.sample],
        file_name=file.name,
        country=country,
        remembered=mapping_from_json(stored) if stored else None,
    )


def remember(workspace: Workspace, file: Preview, mapping: Mapping) -> None:
    """Use this matching again for sheets with the same header row."""
    shape = shape_key(file.header)
    with workspace.command("Remember a matching of columns", kind="setting", undoable=False) as act:
        act.conn.execute(delete(RememberedMapping).where(RememberedMapping.shape == shape))
        row = {"shape": shape, "mapping": mapping_to_json(mapping), "used_at": moment(workspace.clock())}
        act.conn.execute(insert(RememberedMapping).values(**row))
