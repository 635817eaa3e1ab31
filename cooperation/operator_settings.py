"""Settings of who runs the register, whom to write to, and the licence of its data."""

from dataclasses import dataclass

from cooperation.environment import env_choice, env_contacts, env_text


@dataclass(frozen=True)
class Licence:
    """A licence for data, by its usual short name and the address of its text."""

    name: str
    url: str


# By their identifiers in the list of SPDX (ISO/IEC 5962).
LICENCES = {
    "CC-BY-4.0": Licence("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": Licence("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC0-1.0": Licence("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODC-By-1.0": Licence("ODC-BY 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
}


def operator_settings() -> tuple[dict[str, str], list[str], Licence]:
    """The operator's name by language, its contacts as URIs, and the licence of the data.

    Name and contacts are empty if they are not set; a language without a name of its own has that
    of OPERATOR. Raises ImproperlyConfigured for a contact or a licence that is none.
    """
    name = env_text("OPERATOR", default="")
    names = {
        "en": name,
        "zh-hans": env_text("OPERATOR_ZH", default=name),
        "vi": env_text("OPERATOR_VI", default=name),
    }
    licence = LICENCES[env_choice("DATA_LICENCE", tuple(LICENCES), default="CC-BY-4.0")]
    return names, env_contacts("CONTACT"), licence
