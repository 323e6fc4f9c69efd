#!/usr/bin/env python3
"""Writes files into a C++ header as string literals, each with its SHA-256 for a content security policy.

Usage: embed_files.py OUTPUT.h NAME: FILE… [NAME: FILE…]…    the files of a name follow one another in embedded::NAME,
and embedded::NAME_hash is of them together
"""
import base64
import hashlib
import pathlib
import sys


def main() -> None:
    output, *arguments = sys.argv[1:]
    contents: dict[str, str] = {}
    for argument in arguments:
        if argument.endswith(":"):
            name = argument[:-1]
            contents[name] = ""
        else:
            contents[name] += pathlib.Path(argument).read_text(encoding="utf-8")
    lines = ["#pragma once", "", "#include <string_view>", "", "namespace copydesk::embedded {", ""]
    for name, content in contents.items():
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        lines.append(f'inline constexpr std::string_view {name}_hash = "sha256-{digest}";')
        # Pieces, since compilers limit the length of one literal.
        pieces = [content[i : i + 4000] for i in range(0, len(content), 4000)] or [""]
        lines.append(f"inline constexpr std::string_view {name} =")
        lines += [f'    R"embedded({piece})embedded"' for piece in pieces]
        lines[-1] += ";"
        lines.append("")
    lines.append("}  // namespace copydesk::embedded")
    pathlib.Path(output).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
