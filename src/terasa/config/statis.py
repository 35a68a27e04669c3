"""Berkas statis bernama sidik, juga di dalam `import` antarmodul, dan tanpa keterangan yang hanya dibaca penyusunnya."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import (  # type: ignore[import-untyped]  # published without types
    CompressedManifestStaticFilesStorage,
)

# Only our own modules, and only files beside them: other people's scripts say "import" in their comments.
IMPOR = (
    (r"""(?P<matched>from "(?P<url>\./[\w-]+\.js)")""", 'from "%(url)s"'),
    (r"""(?P<matched>import\("(?P<url>\./[\w-]+\.js)"\))""", 'import("%(url)s")'),
)
# Lines that hold nothing but a comment: a sixth of what a phone on 2G would fetch of our modules.
KETERANGAN = re.compile(rb"(?m)^[ \t]*//[^\n]*\n")
# Of our style sheets the comments and the white space that starts a line: a fourteenth of what is fetched.
KETERANGAN_GAYA = re.compile(rb"[ \t]*/\*.*?\*/\n?|(?m:^[ \t\n]+)", re.DOTALL)
SUSUT = {"js/": KETERANGAN, "css/": KETERANGAN_GAYA}


class Statis(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # the same
    """One module names another by its hashed file: an old page never meets a new module."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", IMPOR))

    def _save(self, name: str, content: Any) -> str:
        for folder, keterangan in SUSUT.items():
            if name.startswith(folder):
                # Read already where its digest was taken.
                content.seek(0)
                content = ContentFile(keterangan.sub(b"", content.read()))
        nama: str = super()._save(name, content)
        return nama
