"""The bill of materials of a package: CycloneDX, one component for each part."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tools.packaging.contents import Part
from tools.packaging.product import COMMAND, IDENTIFIER, moment, version
from tools.process import DevError

if TYPE_CHECKING:
    from cyclonedx.model.component import Component


def bill(parts: Iterable[Part], platform: str) -> str:
    """Returns the bill as JSON, the same for the same parts.

    Args:
        parts: What the package carries.
        platform: What it is for, for example linux-x86_64.

    Raises:
        DevError: It would not be what the standard says.
    """
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import ComponentType
    from cyclonedx.output import make_outputter
    from cyclonedx.schema import OutputFormat, SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    made = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_DNS, f"{version()}.{platform}.{IDENTIFIER}"))
    made.metadata.timestamp = datetime.fromtimestamp(moment(), UTC)
    program = _component(COMMAND, version(), "MIT", "", ComponentType.APPLICATION)
    made.metadata.component = program
    components = [
        _component(
            part.licence.name,
            part.licence.version,
            part.licence.terms,
            part.package_url,
            ComponentType.LIBRARY,
        )
        for part in parts
    ]
    made.components.update(components)
    made.register_dependency(program, components)
    schema = SchemaVersion.V1_6
    text = make_outputter(made, OutputFormat.JSON, schema).output_as_string(indent=1)
    fault = JsonStrictValidator(schema).validate_str(text)
    if fault is not None:
        raise DevError(f"the bill of materials is not valid: {fault}")
    return f"{text}\n"


def _component(name: str, release: str, terms: str, url: str, kind: object) -> Component:
    from cyclonedx.factory.license import LicenseFactory
    from cyclonedx.model.component import Component
    from packageurl import PackageURL

    return Component(
        name=name,
        version=release or None,
        type=kind,
        purl=PackageURL.from_string(url) if url else None,
        licenses=[LicenseFactory().make_from_string(terms)],
        bom_ref=f"{name}@{release}".rstrip("@"),
    )


def write_bill(path: Path, parts: Iterable[Part], platform: str) -> None:
    """Writes the bill to a file."""
    path.write_text(bill(parts, platform), encoding="utf-8", newline="\n")
