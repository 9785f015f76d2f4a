"""The WSGI application: `wsgi:app`; see factcheck/wsgi.py."""

from factcheck.wsgi import app

__all__ = ["app"]
