"""Zip packages in, their members out, within limits that are checked before and while anything is inflated.

Python's zipfile believes what a package says of itself and lets members overlap; here sizes, ratio and count are checked first,
and the bytes are counted while they come.
"""

from __future__ import annotations

import io
import zipfile
import zlib

MAX_MEMBERS = 2_000
MAX_INFLATED_BYTES = 200 * 2**20
"""Of all members together."""
MAX_MEMBER_BYTES = 32 * 2**20
"""Of one member that is read. No trial: the text of the longest report we take is below 5 MiB of markup."""
MAX_RATIO = 200
"""A member may grow by this much at most, from `_RATIO_FROM_BYTES` on. No trial: prose as markup grows by 5 to 20."""
_RATIO_FROM_BYTES = 2**20


class BadPackage(Exception):
    """A package that is damaged, locked, or larger inside than it may be. Never leaves stage 2.

    Attributes:
        is_too_large: It breaks a limit.
        is_locked: It is encrypted.
    """

    def __init__(self, *, is_too_large: bool = False, is_locked: bool = False) -> None:
        super().__init__()
        self.is_too_large = is_too_large
        self.is_locked = is_locked


class Package:
    """The bytes of a zip package in, a way to read its members out.

    Raises:
        BadPackage: It is damaged, or breaks a limit by its own account.
    """

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, UnicodeDecodeError) as error:
            raise BadPackage from error
        self._members = {m.filename: m for m in members}
        inflated = sum(m.file_size for m in members)
        packed = sum(m.compress_size for m in members)
        overlap = packed > len(content)  # members that share their bytes
        if len(members) > MAX_MEMBERS or inflated > MAX_INFLATED_BYTES or overlap:
            raise BadPackage(is_too_large=True)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The name of a member in, its bytes out.

        Raises:
            BadPackage: There is none, it is damaged or locked, or it breaks a limit.
        """
        member = self._members.get(name)
        if member is None:
            raise BadPackage
        if member.flag_bits & 0x1:
            raise BadPackage(is_locked=True)
        limit = MAX_MEMBER_BYTES
        if member.file_size > _RATIO_FROM_BYTES:
            limit = min(limit, MAX_RATIO * max(1, member.compress_size))
        if member.file_size > limit:
            raise BadPackage(is_too_large=True)
        try:
            with self._zip.open(member) as stream:
                content = stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
            raise BadPackage from error
        if len(content) > limit:
            raise BadPackage(is_too_large=True)
        return content
