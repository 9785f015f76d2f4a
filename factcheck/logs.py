"""Logs as lines of JSON on standard error: who, what, when (UTC), request id."""

import logging
import logging.config
import sys
import time
from typing import Any
from uuid import uuid4

import structlog
from flask import Flask, Response, g, request
from structlog.contextvars import bind_contextvars, clear_contextvars
from structlog.typing import Processor

_log = structlog.stdlib.get_logger("factcheck.request")

# What every line gets, whether it comes from here or from a library. JSON
# escapes line breaks, so no text from a request can forge a line.
_SHARED: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
    structlog.processors.format_exc_info,
)


class StandardError(logging.Handler):
    """Writes to what standard error is at that moment, not what it once was."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line, at once."""
        try:
            sys.stderr.write(f"{self.format(record)}\n")
            sys.stderr.flush()
        except Exception:  # noqa: BLE001 - a log that fails must not fail a request
            self.handleError(record)


def json_formatter() -> logging.Formatter:
    """Return the formatter of standard logging; named in `log_config`."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.ExtraAdder(), *_SHARED],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(sort_keys=True, ensure_ascii=True),
        ],
    )


def log_config() -> dict[str, Any]:
    """Return the configuration of standard logging, for us and for the server."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": f"{__name__}.json_formatter"}},
        "handlers": {
            "stderr": {"class": f"{__name__}.StandardError", "formatter": "json"},
        },
        "loggers": {
            "factcheck": {"level": "INFO"},
            # The server's own; its name begins with an underscore.
            "_granian": {"level": "INFO"},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
    }


def configure_logging() -> None:
    """Send every log of this process to standard error as JSON."""
    logging.config.dictConfig(log_config())
    structlog.configure(
        processors=[
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def log_requests(app: Flask) -> None:
    """Give every request an id (`g.request_id`) and a line in the log."""
    app.before_request(_begin_request)
    app.after_request(_end_request)


def _begin_request() -> None:
    """Name the request; an id sent by the client could be forged."""
    clear_contextvars()
    g.request_id = uuid4().hex
    g.request_began = time.perf_counter()
    bind_contextvars(request_id=g.request_id)


def _end_request(response: Response) -> Response:
    """Log the outcome; the query string is left out, it may hold what people type."""
    response.headers["X-Request-Id"] = g.request_id
    _log.info(
        "request",
        method=request.method,
        path=request.path,
        status=response.status_code,
        milliseconds=round((time.perf_counter() - g.request_began) * 1000, 1),
    )
    return response
