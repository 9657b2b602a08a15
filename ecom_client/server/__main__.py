"""`python -m ecom_client.server` is `ecom-server`."""

from __future__ import annotations

from ecom_client.server.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
