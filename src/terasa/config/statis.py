"""Berkas statis bernama sidik, juga di dalam `import` antarmodul."""

from __future__ import annotations

from whitenoise.storage import (  # type: ignore[import-untyped]  # published without types
    CompressedManifestStaticFilesStorage,
)

# Only our own modules, and only files beside them: other people's scripts say "import" in their comments.
IMPOR = (
    (r"""(?P<matched>from "(?P<url>\./[\w-]+\.js)")""", 'from "%(url)s"'),
    (r"""(?P<matched>import\("(?P<url>\./[\w-]+\.js)"\))""", 'import("%(url)s")'),
)


class Statis(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # the same
    """One module names another by its hashed file: an old page never meets a new module."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, ("js/*.js", IMPOR))
