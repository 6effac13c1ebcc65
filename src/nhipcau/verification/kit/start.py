# ruff: noqa: T201, PTH118, PTH119, PTH120, S102 - few imports: little can break before verify.py is checked
"""`python3 KIT.zip` begins here: is verify.py, the programme, the one that the kit lists? Then it runs."""

import hashlib
import os
import sys

folder = os.path.dirname(__file__)
programme, *lists = [
    __loader__.get_data(os.path.join(folder, name))  # type: ignore[name-defined]
    for name in ("verify.py", "SHA256SUMS", "manifest.json")
]
if not any(hashlib.sha256(programme).hexdigest().encode() in each for each in lists):
    print("SAI / WRONG  verify.py\n    chương trình đã đổi / the checking programme was changed: verify.py")
    sys.exit(1)

exec(programme, {"__name__": "__main__", "__file__": os.path.join(folder, "verify.py")})
sys.exit(f"SAI / WRONG  {os.path.basename(__file__)}")  # verify.py always ends by itself
