"""argparse dalam bahasa Indonesia; salah tulis berakhir dengan kode 2."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any, NoReturn

UNGKAPAN = (
    ("the following arguments are required:", "yang ini wajib ditulis:"),
    ("one of the arguments ", "salah satu wajib ditulis: "),
    (" is required", ""),
    ("unrecognized arguments:", "tidak dikenal:"),
    ("invalid choice:", "pilihan tidak ada:"),
    ("choose from", "pilih dari"),
    ("expected one argument", "memerlukan satu nilai"),
    ("expected at least one argument", "memerlukan sedikitnya satu nilai"),
    ("expected at most one argument", "menerima paling banyak satu nilai"),
    ("ambiguous option:", "pilihan rancu:"),
    ("could match", "dapat berarti"),
    ("ignored explicit argument", "tidak menerima nilai"),
    ("not allowed with argument", "tidak dapat bersama"),
    ("invalid int value:", "bukan bilangan bulat:"),
    ("invalid float value:", "bukan bilangan:"),
    ("argument ", "pilihan "),
)


class Bentuk(argparse.RawDescriptionHelpFormatter):
    """Help that keeps the line breaks of its examples."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "pemakaian: " if prefix is None else prefix)


class Pengurai(argparse.ArgumentParser):
    """A parser with Indonesian headings and refusals."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"formatter_class": Bentuk, "add_help": False}))
        self._positionals.title, self._optionals.title = "yang ditulis", "pilihan"
        self.add_argument("-h", "--help", action="help", help="tunjukkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        for asing, kita in UNGKAPAN:
            message = message.replace(asing, kita)
        self.exit(2, f"{self.prog}: {message}. Lihat `{self.prog} --help`.\n")
