"""Settings that tell browsers what pages may do: content security policy, headers, htmx."""

from csp.constants import NONE, SELF

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
# The configuration of htmx. The content security policy forbids what is switched off here.
HTMX_CONFIG = {
    "allowEval": False,
    "allowScriptTags": False,
    "includeIndicatorStyles": False,
    "scrollIntoViewOnBoost": False,  # register.js moves the focus to the results instead.
    # "Back" asks the server again: no page is kept in the browser's storage.
    "historyCacheSize": 0,
    "refreshOnHistoryMiss": True,
    # A list that cannot read what is asked for answers 400 and says why.
    "responseHandling": [
        {"code": "2..|400", "swap": True},
        {"code": "...", "swap": False, "error": True},
    ],
}
SECURE_REFERRER_POLICY = "same-origin"
# Abilities of a browser that no page of ours uses. Those that one does use are not named:
# clipboard-write, by which the address of a page is copied, and unload, at which a form of the
# staff area closes the windows that it has opened.
UNUSED_FEATURES = [
    *("accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read"),
    *("compute-pressure", "cross-origin-isolated", "display-capture", "encrypted-media"),
    *("fullscreen", "gamepad", "geolocation", "gyroscope", "hid", "identity-credentials-get"),
    *("idle-detection", "keyboard-map", "local-fonts", "magnetometer", "microphone", "midi"),
    *("otp-credentials", "payment", "picture-in-picture", "publickey-credentials-create"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "storage-access", "sync-xhr"),
    *("usb", "window-management", "xr-spatial-tracking"),
]
# With every answer; Django sends those that have settings of their own. Nothing of ours may be
# taken into pages of others, unless its view allows it, and nothing of others is part of ours.
RESPONSE_HEADERS = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in UNUSED_FEATURES),
    # Also where `SecurityMiddleware` itself refuses: it then adds nothing.
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": SECURE_REFERRER_POLICY,
    "X-Content-Type-Options": "nosniff",
}
