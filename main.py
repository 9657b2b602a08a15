"""Start Ecom."""

from __future__ import annotations

import sys

from ecom_client.start import main

if __name__ == "__main__":
    sys.exit(main())
