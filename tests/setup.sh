#!/bin/sh
# What `make test` needs beside Python packages: a browser, and fonts with Arabic letters.
# As root on a Debian-like system it installs them; elsewhere it says what to install.
set -eu

have() { command -v "$1" >/dev/null 2>&1; }

if have chromium || have chromium-browser || have google-chrome; then
    exit 0
fi

if have apt-get && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium and fonts for the browser tests …" >&2
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        chromium fonts-noto-core >/dev/null
    exit 0
fi

echo "================================================================" >&2
echo "Chromium was not found: NO PAGE WILL BE TRIED IN A REAL BROWSER." >&2
echo "Install the packages chromium and fonts-noto-core (Debian," >&2
echo "Ubuntu), or Google Chrome, and run make test again." >&2
echo "================================================================" >&2
[ "${CI:-}" != true ]
