"""The Flask extensions, unbound: create_app() binds them to one application."""

from flask import current_app
from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Config, Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect

from factcheck.database import configure
from factcheck.models.base import Base

# Models inherit Base and not db.Model, so that they import no Flask.
db = SQLAlchemy(metadata=Base.metadata)
babel = Babel()
csrf = CSRFProtect()
login_manager = LoginManager()
migrate = Migrate()


@migrate.configure
def _migrate_as_the_command_does(config: Config) -> Config:
    """Let “flask db revision” and the rest connect as “factcheck db” does."""
    # The stubs leave out that it is a kind of Alembic's Config.
    configure(config, current_app.config["SETTINGS"])  # type: ignore[arg-type]
    return config
