"""The register: which clubs, outlets, journalists, managers, nations, positions and competitions there are."""

from sagabook.register.careers import Stint
from sagabook.register.check import check_register
from sagabook.register.find import Sense
from sagabook.register.importers import Added, add_file
from sagabook.register.register import Register, load_register
from sagabook.register.rows import ClubRow, Competition, Journalist, Nation, Outlet, PlayerRow, Position, Spell
from sagabook.register.store import user_register_path

__all__ = [
    "Added",
    "ClubRow",
    "Competition",
    "Journalist",
    "Nation",
    "Outlet",
    "PlayerRow",
    "Position",
    "Register",
    "Sense",
    "Spell",
    "Stint",
    "add_file",
    "check_register",
    "load_register",
    "user_register_path",
]
