"""`python -m app` is the `hanjul` command, also where no script of that name is installed."""

from app.cli import main

main()
