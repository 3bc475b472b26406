"""`python -m arabdiplo` is the same as `arabdiplo`."""

from arabdiplo.cli import main

if __name__ == "__main__":
    main()
