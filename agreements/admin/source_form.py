"""The form of a source, which reads an uploaded document and fills in what it says of itself."""

import hashlib
from pathlib import Path

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.admin.named import BaseNamedForm
from agreements.dates import UncertainDate
from agreements.extraction import Document, ExtractionError, extract
from agreements.models import Source
from agreements.text import clean_text, language_name, language_of

# The languages to choose from: those that texts of the register were written in, and their
# neighbours. A source keeps any other one that it has.
LANGUAGES = ("zh-Hans", "zh-Hant", "vi", "en", "lo", "km", "th", "my", "ja", "ko", "ru", "mn")
LANGUAGES += ("kk", "fr", "de", "es", "pt", "it", "ar", "id", "ms")
PICTURES = (".png", ".jpg", ".jpeg")
LONGEST_TITLE = Source._meta.get_field("title").max_length


class SourceForm(BaseNamedForm):
    """A source with its text: typed, pasted, or read from a file. What the document says of itself
    fills what was left empty; a text that the register has already is told.
    """

    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        required=False,
        help_text=gettext_lazy("Of the text that was read. Left empty, the text tells it."),
    )
    is_another = forms.BooleanField(
        label=gettext_lazy("It is another document"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "text" in self.fields:
            self.fields["text"].widget.attrs |= {"rows": 14, "class": "vLargeTextField"}
        if "language" in self.fields:
            chosen = self.instance.language
            tags = [*LANGUAGES, *([chosen] if chosen and chosen not in LANGUAGES else [])]
            names = sorted((language_name(tag), tag) for tag in tags)
            self.fields["language"].choices = [("", "–"), *((tag, name) for name, tag in names)]

    def clean(self):
        cleaned = super().clean()
        if "text" not in self.fields:  # Who may only read it sends nothing.
            return cleaned
        cleaned["text"] = clean_text(cleaned.get("text") or "")
        document = self._read_file(cleaned) or Document(text=cleaned["text"])
        if document.text:
            self._fill_in(cleaned, document)
        if "text" in self.changed_data or document.text != self.instance.text:
            self._compare(cleaned)
        if not cleaned.get("language") and "language" not in self.errors:
            self.add_error("language", _("Choose the language, or give the text, which tells it."))
        return cleaned

    def _read_file(self, cleaned):
        """The document in an uploaded file; None without one, or where the text was typed."""
        file = cleaned.get("file")
        if not isinstance(file, UploadedFile):
            return None
        data, name = file.read(), file.name
        file.seek(0)
        # Kept by the hash of its bytes, so that no name of a file leads to another one.
        file.name = hashlib.sha256(data).hexdigest() + Path(name).suffix.lower()
        if cleaned["text"]:
            return None
        if Path(name).suffix.lower() in PICTURES:
            return None  # A picture of a page, kept beside a text that is typed.
        try:
            return extract(data, name)
        except ExtractionError as error:
            self.add_error("file", error.sentence(name))
            return None

    def _fill_in(self, cleaned, document):
        """Fills the fields that were left empty, so that they are shown too if something else is
        wrong: a browser forgets the file, and not the text.
        """
        first_line = document.text.partition("\n")[0]
        found = {
            "text": document.text,
            "language": language_of(document.text),
            "title": (document.title or first_line)[:LONGEST_TITLE],
            "publisher": document.publisher[:LONGEST_TITLE],
            "published": document.published,
        }
        self.data = self.data.copy()
        for name, value in found.items():
            if name in self.fields and value and not cleaned.get(name):
                self.data[self.add_prefix(name)] = value
                cleaned[name] = UncertainDate.parse(value) if name == "published" else value
        if not self.instance.sha256 or self.instance.text != document.text:
            cleaned["sha256"] = hashlib.sha256(document.text.encode()).hexdigest()

    def _compare(self, cleaned):
        """Tells of a source that has this text, or nearly the same, unless the clerk knows."""
        others = Source.objects.exclude(pk=self.instance.pk)
        same = others.filter(sha256=cleaned.get("sha256") or "–").first()
        if same is not None:
            message = _("This text is in the register already: {source}.")
            self.add_error("text", _with_link(message, same))
            cleaned["sha256"] = ""
        elif not cleaned.get("is_another"):
            for alike in others.with_text_like(cleaned["text"]):
                self.fields["is_another"].widget = forms.CheckboxInput()
                message = _(
                    "Nearly the same text is in the register already: {source}. If this is "
                    "another document, tick the box below it and save again."
                )
                self.add_error("text", _with_link(message, alike))
                break


def _with_link(message, source):
    url = reverse("admin:agreements_source_change", args=[source.pk])
    link = format_html('<a href="{}" target="_blank" rel="noopener">{}</a>', url, source)
    before, after = message.split("{source}")
    return format_html("{}{}{}", before, link, after)
