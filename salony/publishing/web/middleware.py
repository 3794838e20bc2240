"""Headers of every answer, and `?lang=`."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase

from salony.publishing.addresses import in_language

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
)
"""Nothing is loaded from anywhere else (Content Security Policy Level 3)."""


def policy() -> str:
    """The policy, with the pictures of the tile server that the operator chose."""
    if not settings.SALONY_TILES:
        return POLICY
    address = urlsplit(settings.SALONY_TILES)
    return POLICY.replace("img-src 'self'", f"img-src 'self' {address.scheme}://{address.netloc}")


Answer = Callable[[HttpRequest], HttpResponseBase]


def answer_headers(get_response: Answer) -> Answer:
    """Security headers; and no `Vary: Accept-Language`, since the address alone decides the language."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        vary = [name.strip() for name in response.headers.get("Vary", "").split(",")]
        if "Accept-Language" in vary:
            response.headers["Vary"] = ", ".join(name for name in vary if name != "Accept-Language")
        response.headers.setdefault("Content-Security-Policy", policy())
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return middleware


def language_by_query(get_response: Answer) -> Answer:
    """`?lang=en` leads to the same page's address in that language: each language has its own, so it can be shared."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        code = request.GET.get("lang")
        if code is None or request.method not in ("GET", "HEAD") or code not in dict(settings.LANGUAGES):
            return get_response(request)
        rest = request.GET.copy()
        del rest["lang"]
        path = in_language(request.path, code)
        answer: HttpResponse = HttpResponseRedirect(f"{path}?{rest.urlencode()}" if rest else path)
        return answer

    return middleware
