"""The demonstration: the founding case, played by the services people use.

`kursk.json` is the worked case; `supplied.json` holds what it does not say and
what is invented: people, summaries, steps between the simulated ones. The loader
gives clock and actor to each command and never writes a state itself.
"""

from factcheck.services.demo.loader import (
    Login,
    is_empty,
    is_loaded,
    load,
    logins,
)

__all__ = ["Login", "is_empty", "is_loaded", "load", "logins"]
